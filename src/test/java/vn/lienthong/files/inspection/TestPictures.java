package vn.lienthong.files.inspection;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/** Small true pictures, and headers that lie. */
final class TestPictures {
  private TestPictures() {}

  static byte[] picture(String format) {
    return picture(format, 40, 30);
  }

  static byte[] picture(String format, int width, int height) {
    var out = new ByteArrayOutputStream();
    try {
      ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), format, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** A picture of 67 bytes that says it has this size. */
  static byte[] pngSaying(int width, int height, byte[]... chunks) {
    var header =
        ByteBuffer.allocate(13)
            .putInt(width)
            .putInt(height)
            .put(new byte[] {8, 2, 0, 0, 0})
            .array();
    return TestZip.join(
        new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'},
        chunk("IHDR", header),
        TestZip.join(chunks),
        chunk("IDAT", TestPdf.deflated(new byte[1])),
        chunk("IEND", new byte[0]));
  }

  static byte[] chunk(String type, byte[] data) {
    var body = TestZip.join(type.getBytes(StandardCharsets.US_ASCII), data);
    var checksum = new CRC32();
    checksum.update(body);
    return TestZip.join(
        ByteBuffer.allocate(4).putInt(data.length).array(),
        body,
        ByteBuffer.allocate(4).putInt((int) checksum.getValue()).array());
  }

  static byte[] jpegSaying(int width, int height) {
    var jpeg = picture("jpg");
    for (int i = 2; i < jpeg.length - 9; i++) {
      if (jpeg[i] == (byte) 0xFF && jpeg[i + 1] == (byte) 0xC0) {
        ByteBuffer.wrap(jpeg).putShort(i + 5, (short) height).putShort(i + 7, (short) width);
      }
    }
    return jpeg;
  }

  /** As telephones write it: announces further pictures, and one follows. */
  static byte[] jpegWithSecondPicture() {
    var jpeg = picture("jpg");
    var announcement =
        TestZip.join(
            new byte[] {(byte) 0xFF, (byte) 0xE2, 0, 8},
            "MPF\0".getBytes(StandardCharsets.US_ASCII),
            new byte[2]);
    return TestZip.join(
        new byte[] {(byte) 0xFF, (byte) 0xD8},
        announcement,
        java.util.Arrays.copyOfRange(jpeg, 2, jpeg.length),
        picture("jpg", 8, 6));
  }

  static byte[] jpegWithSamsungTrailer() {
    var directory = TestZip.join("SEFH".getBytes(StandardCharsets.US_ASCII), new byte[20]);
    var length =
        ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(directory.length).array();
    return TestZip.join(
        picture("jpg"),
        new byte[16],
        directory,
        length,
        "SEFT".getBytes(StandardCharsets.US_ASCII));
  }

  static byte[] webp(int width, int height, int extraLength) {
    var body = ByteBuffer.allocate(18 + 4).order(ByteOrder.LITTLE_ENDIAN);
    body.put("WEBPVP8L".getBytes(StandardCharsets.US_ASCII))
        .putInt(10)
        .put((byte) 0x2f)
        .putInt((width - 1) | (height - 1) << 14);
    var head =
        ByteBuffer.allocate(8)
            .order(ByteOrder.LITTLE_ENDIAN)
            .put("RIFF".getBytes(StandardCharsets.US_ASCII))
            .putInt(body.capacity())
            .array();
    return TestZip.join(head, body.array(), new byte[extraLength]);
  }
}
