numpy.savez_compressed(
    "heartbeats.npz",
    x=signals,               # float32 [n, length] or [n, length, channels]; images: uint8
    rhythm=rhythm,           # text or integers [n]
    measured=measured,       # float64 [n, 2]
    patient=patient,         # text or integers [n]
    x_test=signals_test, rhythm_test=rhythm_test, measured_test=measured_test,
    patient_test=patient_test)
