package dev.guillotine.standalone.terminal;

import java.util.List;

/** What people see. Any thread may use it. */
public sealed interface Terminal permits LiveTerminal, PlainTerminal {

  /** Says something that stays. */
  void say(String line);

  /** Shows how things stand now, instead of what was shown before. */
  void show(List<String> block);

  /** Makes what was shown last stay. */
  void settle();
}
