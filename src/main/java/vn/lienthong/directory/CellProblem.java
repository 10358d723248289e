package vn.lienthong.directory;

/**
 * One cell that is wrong, or that was corrected.
 *
 * @param sheet name of the sheet, of the province in a catalogue, or of the file
 * @param row as the user counts, from 1; 0 = the whole file
 * @param detail what the message says besides, for instance the corrected value
 */
record CellProblem(
    String sheet, int row, String column, String value, ImportProblem problem, String detail) {}
