package vn.lienthong.procedures;

/**
 * What is wrong in an imported file.
 *
 * @param place sheet and cell ("Kênh nộp!D7") or path in the JSON ("[3].channels[0].term")
 * @param problem code; text and remedy live under {@code procedures.file.<problem>}
 * @param value what stands there
 */
record FileProblem(String place, String problem, String value) {}
