package dev.guillotine.representation.data.decoding;

import java.util.Optional;

/**
 * What is handed to a reader: a file of the same format that holds the picture and nothing else.
 * Profiles, comments, thumbnails and further frames are left out, so that no reader spends memory
 * or time on them, or stumbles over them.
 *
 * @param format of the content
 * @param frame sizes as the file's header states them
 * @param bytesPerPixel of memory, about, that decoding takes
 * @param colours of the raw samples, if the format leaves their conversion to us
 * @param content the file
 */
@SuppressWarnings("ArrayRecordComponent") // passed on at once, never compared
record PlainImage(
    ImageFormat format,
    Frame frame,
    int bytesPerPixel,
    Optional<ColourCoding> colours,
    byte[] content) {}
