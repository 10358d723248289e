package vn.lienthong.files;

/**
 * What is taken for one purpose; a Spring bean of the module that receives the files. A purpose
 * without one takes every kind but archives, up to the size limit of the installation.
 */
public record FilePurpose(String name, UploadRules rules) {}
