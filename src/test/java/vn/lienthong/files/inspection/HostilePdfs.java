package vn.lienthong.files.inspection;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import vn.lienthong.files.UploadRefusal;

/** Attacks by PDF. */
final class HostilePdfs {
  private static final String JS = "<< /Type /Action /S /JavaScript /JS (app.alert\\(1\\)) >>";

  private HostilePdfs() {}

  static List<Attack> all() throws IOException {
    var plain = TestPdf.with("", "").bytes();
    var signed = TestPdf.signed(plain);
    var objectStream =
        TestPdf.deflated("4 0 << /S /J#61vaScript /JS (x) >>".getBytes(StandardCharsets.US_ASCII));
    return List.of(
        pdf(
            "JavaScript at opening",
            TestPdf.with("/OpenAction 4 0 R", "").add(JS),
            UploadRefusal.PDF_JAVASCRIPT),
        pdf(
            "JavaScript in the name tree",
            TestPdf.with("/Names << /JavaScript << /Names [(a) 4 0 R] >> >>", "").add(JS),
            UploadRefusal.PDF_JAVASCRIPT),
        pdf(
            "JavaScript written with #-escapes",
            TestPdf.with("/OpenAction << /S /J#61va#53cript /J#53 (x) >>", ""),
            UploadRefusal.PDF_JAVASCRIPT),
        pdf(
            "JavaScript inside an object stream",
            TestPdf.with("", "")
                .addStream("/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode", objectStream),
            UploadRefusal.PDF_JAVASCRIPT),
        pdf(
            "JavaScript under an outline entry",
            TestPdf.with(
                "/Outlines << /First << /Title (x) /A << /S /JavaScript /JS (x) >> >> >>", ""),
            UploadRefusal.PDF_JAVASCRIPT),
        pdf(
            "OpenAction opens an address",
            TestPdf.with("/OpenAction << /S /URI /URI (https://example.org) >>", ""),
            UploadRefusal.PDF_AUTO_ACTION),
        pdf(
            "additional action on the page",
            TestPdf.with("", "/AA << /O << /S /Named /N /Print >> >>"),
            UploadRefusal.PDF_AUTO_ACTION),
        pdf(
            "Launch starts a program",
            TestPdf.with("/OpenAction << /S /Launch /F (cmd.exe) >>", ""),
            UploadRefusal.PDF_LAUNCH),
        pdf(
            "AcroForm sends its data",
            TestPdf.with(
                "/AcroForm << /Fields [<< /T (a) /A << /S /SubmitForm /F (https://example.org) >>"
                    + " >>] >>",
                ""),
            UploadRefusal.PDF_FORM_ACTION),
        pdf(
            "AcroForm imports data",
            TestPdf.with(
                "",
                "/Annots [<< /Subtype /Link /Rect [0 0 9 9] /A << /S /ImportData /F (a.fdf) >>"
                    + " >>]"),
            UploadRefusal.PDF_FORM_ACTION),
        pdf(
            "AcroForm with XFA",
            TestPdf.with("/AcroForm << /Fields [] /XFA (x) >>", ""),
            UploadRefusal.PDF_XFA),
        pdf(
            "embedded file",
            TestPdf.with("/Names << /EmbeddedFiles << /Names [] >> >>", ""),
            UploadRefusal.PDF_EMBEDDED_FILE),
        pdf(
            "file attached to an annotation",
            TestPdf.with(
                    "",
                    "/Annots [<< /Subtype /FileAttachment /Rect [0 0 9 9] /FS << /EF << /F 4 0 R >>"
                        + " >> >>]")
                .addStream("", new byte[4]),
            UploadRefusal.PDF_EMBEDDED_FILE),
        pdf(
            "jump into another file (GoToR, leaks Windows passwords)",
            TestPdf.with(
                "",
                "/Annots [<< /Subtype /Link /Rect [0 0 9 9] /A << /S /GoToR /F (\\\\\\\\host\\\\x)"
                    + " >> >>]"),
            UploadRefusal.PDF_EXTERNAL_REFERENCE),
        pdf(
            "link with a javascript: address",
            TestPdf.with(
                "",
                "/Annots [<< /Subtype /Link /Rect [0 0 9 9] /A << /S /URI /URI (javascript:alert)"
                    + " >> >>]"),
            UploadRefusal.PDF_EXTERNAL_REFERENCE),
        pdf(
            "stream kept in an outside file",
            TestPdf.with("", "").addStream("/F (https://example.org/x)", new byte[0]),
            UploadRefusal.PDF_EXTERNAL_REFERENCE),
        pdf(
            "film in an annotation",
            TestPdf.with("", "/Annots [<< /Subtype /Movie /Rect [0 0 9 9] >>]"),
            UploadRefusal.PDF_MEDIA),
        new Attack(
            "encrypted, empty password", "a.pdf", TestPdf.encrypted(), UploadRefusal.PDF_ENCRYPTED),
        pdf(
            "packed stream bomb",
            TestPdf.with("", "/Contents 4 0 R")
                .addStream("/Filter /FlateDecode", TestPdf.deflated(new byte[20_000_000])),
            UploadRefusal.PDF_BOMB),
        pdf(
            "packed twice",
            TestPdf.with("", "/Contents 4 0 R")
                .addStream(
                    "/Filter [/FlateDecode /FlateDecode]",
                    TestPdf.deflated(TestPdf.deflated(new byte[9_000_000]))),
            UploadRefusal.PDF_BOMB),
        pdf(
            "picture of 90,000 × 90,000",
            TestPdf.with("", "")
                .addStream(
                    "/Subtype /Image /Width 90000 /Height 90000 /BitsPerComponent 8", new byte[4]),
            UploadRefusal.IMAGE_TOO_LARGE),
        new Attack(
            "changed after signing (incremental update)",
            "a.pdf",
            TestPdf.changedPage(signed),
            UploadRefusal.PDF_ALTERED_AFTER_SIGNATURE),
        new Attack(
            "changed after signing, then validation data",
            "a.pdf",
            TestPdf.withValidationData(TestPdf.changedPage(signed)),
            UploadRefusal.PDF_ALTERED_AFTER_SIGNATURE),
        new Attack(
            "signature range leaves the beginning out",
            "a.pdf",
            TestZip.replaced(signed, "/ByteRange [0 ", "/ByteRange [9 "),
            UploadRefusal.PDF_SIGNATURE_RANGE),
        new Attack(
            "bytes behind the end",
            "a.pdf",
            TestZip.join(plain, "MZ program".getBytes(StandardCharsets.US_ASCII)),
            UploadRefusal.TRAILING_DATA),
        new Attack(
            "markup before the first object",
            "a.pdf",
            TestZip.replaced(plain, "%PDF-1.7\n", "%PDF-1.7\n<script>x</script>\n"),
            UploadRefusal.POLYGLOT),
        new Attack(
            "also a ZIP, hidden in a comment",
            "a.pdf",
            TestZip.join(plain, "%".getBytes(StandardCharsets.US_ASCII), TestZip.docx().bytes()),
            UploadRefusal.POLYGLOT),
        new Attack(
            "no PDF behind the header",
            "a.pdf",
            "%PDF-1.7\n1 0 obj\n".getBytes(StandardCharsets.US_ASCII),
            UploadRefusal.TRAILING_DATA));
  }

  private static Attack pdf(String what, TestPdf pdf, UploadRefusal expected) {
    return new Attack(what, "a.pdf", pdf.bytes(), expected);
  }
}
