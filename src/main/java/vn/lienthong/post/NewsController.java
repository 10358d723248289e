package vn.lienthong.post;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import vn.lienthong.shared.Access;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.Audited;
import vn.lienthong.shared.SharedErrors;

/** What the post tells by itself; its signature is checked over the body as it came. */
@RestController
@Access(Access.Who.PUBLIC)
class NewsController {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Delivered delivered;
  private final PostSettings settings;

  NewsController(Delivered delivered, PostSettings settings) {
    this.delivered = delivered;
    this.settings = settings;
  }

  @PostMapping("/post/news")
  @Audited("post.delivered")
  Map<String, Boolean> hear(
      @RequestHeader(value = PostSignature.HEADER, required = false) @Nullable String signature,
      @RequestBody String body) {
    if (!PostSignature.fits(signature, body, settings.secret())) {
      throw new AppException(PostErrors.BAD_SIGNATURE);
    }
    try {
      return Map.of("news", delivered.take(whole(JSON.readValue(body, News.class))));
    } catch (JacksonException e) {
      throw new AppException(SharedErrors.BAD_REQUEST, e);
    }
  }

  /** Jackson leaves out what the sender left out. */
  private static News whole(News news) {
    if (news.key() == null || news.tracking() == null || news.kind() == null || news.at() == null) {
      throw new AppException(SharedErrors.BAD_REQUEST);
    }
    return news;
  }
}
