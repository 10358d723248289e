package vn.lienthong.procedures;

import java.util.List;

/** Two versions side by side, only where they differ. */
record ComparePage(VersionRow left, VersionRow right, List<ContentDifference> differences) {}
