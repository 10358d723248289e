package vn.lienthong.dossiers.linked;

import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.lienthong.dossiers.Part;
import vn.lienthong.dossiers.PartAction;
import vn.lienthong.dossiers.PartLead;
import vn.lienthong.dossiers.PartSigning;
import vn.lienthong.dossiers.PartWork;
import vn.lienthong.shared.CurrentUser;

/** Hands a checked form to the service that does it. */
@Component
record PartDesk(PartWork work, PartSigning signing, PartLead lead) {

  void perform(PartAction action, UUID id, PartForm f, CurrentUser user) {
    Integer seen = f.version();
    switch (action) {
      case TAKE -> work.take(id, seen, user);
      case ASSIGN -> work.assign(id, seen, f.person(), user);
      case ASK_SUPPLEMENT ->
          work.askSupplement(id, seen, new Part.Wish(f.text("reason"), f.items()), user);
      case PROPOSE -> work.propose(id, seen, f.proposal(), f.text("note"), f.files(), user);
      case APPROVE -> work.approve(id, seen, f.documents(), f.optional("reason"), user);
      case SIGN_APPROVE ->
          signing.signAndApprove(
              id,
              seen,
              f.documents().stream()
                  .map(issue -> new PartSigning.ToSign(issue, f.text("sha256")))
                  .toList(),
              f.optional("reason"),
              user);
      case SEND_BACK -> work.sendBack(id, seen, f.text("reason"), user);
      case FORWARD_SUPPLEMENT -> lead.forward(id, seen, f.optional("leaderReason"), user);
      case DECLINE_SUPPLEMENT -> lead.decline(id, seen, f.text("reason"), user);
      case NUDGE -> lead.nudge(id, seen, f.optional("note"), user);
      case REOPEN -> lead.reopen(id, seen, f.text("reason"), user);
    }
  }
}
