import { messages } from '../messages.ts';

export const identityMessages = messages({
  'identity.wrong-credentials': {
    vi: 'Thư điện tử hoặc mật khẩu không đúng.',
    en: 'The e-mail address or the password is wrong.',
  },
  'identity.too-many-attempts': {
    vi: 'Thử sai quá nhiều lần; hãy thử lại sau {minutes} phút.',
    en: 'Too many failed attempts; try again in {minutes} minutes.',
  },
  'identity.no-appointment': {
    vi: 'Tài khoản này hiện không được giao nhiệm vụ ở cơ quan nào.',
    en: 'This account holds no appointment at present.',
  },
  'identity.suspended': {
    vi: 'Tài khoản này đang bị tạm khóa. Hãy hỏi người quản trị.',
    en: 'This account is suspended. Ask the administrator.',
  },
  'identity.password-change-needed': {
    vi: 'Hãy đặt mật khẩu mới trước khi làm việc khác.',
    en: 'Set a new password before doing anything else.',
  },
  'identity.second-factor-needed': {
    vi: 'Vai trò của bạn cần xác thực hai lớp; hãy thiết lập trước khi làm việc khác.',
    en: 'Your role asks for a second factor; set one up before doing anything else.',
  },

  'identity.password-short': {
    vi: 'Mật khẩu phải có ít nhất {shortest} ký tự. Một câu bốn, năm từ dễ nhớ là tốt.',
    en: 'A password needs at least {shortest} characters. A sentence of four or five words is easy to remember.',
  },
  'identity.password-holds-email': {
    vi: 'Mật khẩu không được chứa tên thư điện tử của bạn.',
    en: 'The password must not contain your e-mail name.',
  },
  'identity.password-holds-name': {
    vi: 'Tên của bạn là thứ người khác đoán đầu tiên. Hãy dùng những từ không liên quan đến bạn.',
    en: 'Your name is what others guess first. Use words that have nothing to do with you.',
  },
  'identity.password-common': {
    vi: 'Mật khẩu này dựa trên từ mà rất nhiều người dùng. Hãy ghép thêm vài từ không liên quan với nhau.',
    en: 'This is built on a word that very many people use. Put a few unrelated words together.',
  },
  'identity.password-keyboard': {
    vi: 'Các phím liền nhau trên bàn phím rất dễ đoán. Hãy dùng vài từ thay vì một dãy phím.',
    en: 'Keys next to each other are easy to guess. Use a few words instead of a run of keys.',
  },
  'identity.password-repeat': {
    vi: 'Lặp lại cùng một đoạn không làm mật khẩu mạnh hơn. Hãy thêm những từ khác nhau.',
    en: 'Repeating the same piece makes it no stronger. Add different words.',
  },
  'identity.password-sequence': {
    vi: 'Dãy số hay dãy chữ liên tiếp rất dễ đoán. Hãy dùng vài từ không liên quan với nhau.',
    en: 'Runs such as 1234 or abcd are easy to guess. Use a few unrelated words.',
  },
  'identity.password-date': {
    vi: 'Ngày tháng và năm rất dễ đoán. Hãy dùng vài từ không liên quan với nhau.',
    en: 'Dates and years are easy to guess. Use a few unrelated words.',
  },
  'identity.password-guessable': {
    vi: 'Mật khẩu này còn dễ đoán. Hãy thêm một, hai từ nữa.',
    en: 'This is still easy to guess. Add another word or two.',
  },
  'identity.password-unchanged': {
    vi: 'Mật khẩu mới phải khác mật khẩu hiện tại.',
    en: 'The new password must differ from the current one.',
  },
  'identity.password-needed': {
    vi: 'Hãy nhập mật khẩu của bạn để xác nhận.',
    en: 'Enter your password to confirm.',
  },
  'identity.no-password': {
    vi: 'Tài khoản này không có mật khẩu; bạn đăng nhập bằng cách khác.',
    en: 'This account has no password; you sign in another way.',
  },
  'identity.current-password-wrong': { vi: 'Mật khẩu hiện tại không đúng.', en: 'The current password is wrong.' },
  'identity.sign-in-again': {
    vi: 'Hãy đăng nhập lại rồi làm việc này trong vòng {minutes} phút.',
    en: 'Sign in again, then do this within {minutes} minutes.',
  },

  'identity.code-wrong': {
    vi: 'Mã không đúng, đã hết hạn hoặc đã dùng rồi. Hãy đợi mã tiếp theo trong ứng dụng.',
    en: 'The code is wrong, has run out or was used already. Wait for the next one in the app.',
  },
  'identity.codes-set-up': {
    vi: 'Ứng dụng tạo mã đã được thiết lập. Hãy gỡ ra trước khi thiết lập lại.',
    en: 'An app for codes is set up already. Remove it before setting one up anew.',
  },
  'identity.sign-in-over': {
    vi: 'Lần đăng nhập này đã hết hạn hoặc đã dùng rồi. Hãy bắt đầu lại.',
    en: 'This sign-in has run out or was used already. Begin again.',
  },
  'identity.passkey-wrong': {
    vi: 'Khóa truy cập này không dùng được ở đây.',
    en: 'This passkey cannot be used here.',
  },
  'identity.passkey-known': { vi: 'Khóa truy cập này đã được thêm.', en: 'This passkey was added already.' },
  'identity.passkey-not-found': { vi: 'Không có khóa truy cập này.', en: 'There is no such passkey.' },
  'identity.session-not-found': { vi: 'Không có phiên đăng nhập này.', en: 'There is no such session.' },

  'identity.provider-not-found': {
    vi: 'Không có nhà cung cấp danh tính này.',
    en: 'There is no such identity provider.',
  },
  'identity.provider-silent': {
    vi: 'Nhà cung cấp danh tính không trả lời. Hãy thử lại sau hoặc đăng nhập bằng mật khẩu.',
    en: 'The identity provider does not answer. Try again later, or sign in with a password.',
  },
  'identity.provider-refused': {
    vi: 'Nhà cung cấp danh tính không xác nhận lần đăng nhập này ({why}).',
    en: 'The identity provider did not confirm this sign-in ({why}).',
  },
  'identity.provider-taken': {
    vi: 'Danh tính này đã gắn với một tài khoản khác.',
    en: 'This identity is linked to another account.',
  },
  'identity.identity-not-found': { vi: 'Không có danh tính liên kết này.', en: 'There is no such linked identity.' },
  'identity.last-way-in': {
    vi: 'Đây là cách đăng nhập duy nhất của bạn. Hãy thêm cách khác trước khi gỡ.',
    en: 'This is your only way to sign in. Add another before you remove it.',
  },
  'identity.email-unverified': {
    vi: 'Nhà cung cấp danh tính chưa xác minh thư điện tử của bạn, nên không tìm được tài khoản ở đây.',
    en: 'The identity provider has not verified your e-mail address, so no account can be found here.',
  },
  'identity.no-account': {
    vi: 'Bạn chưa có tài khoản ở đây. Hãy hỏi người quản trị.',
    en: 'You have no account here yet. Ask the administrator.',
  },
  'identity.logout-token-wrong': {
    vi: 'Thẻ đăng xuất không hợp lệ hoặc đã được dùng.',
    en: 'The logout token is not valid, or was used already.',
  },

  'identity.token-wrong': {
    vi: 'Khóa của chương trình không đúng, đã hết hạn hoặc đã bị thu hồi.',
    en: 'The API token is wrong, has run out or was revoked.',
  },
  'identity.token-not-found': { vi: 'Không có khóa này.', en: 'There is no such token.' },
  'identity.tokens-too-many': {
    vi: 'Bạn đã có {most} khóa; hãy thu hồi những khóa không còn dùng.',
    en: 'You have {most} tokens; revoke those no longer used.',
  },
  'identity.scope-unknown': {
    vi: 'Không có quyền này cho chương trình.',
    en: 'No such permission can be given to a program.',
  },
  'identity.scope-beyond': {
    vi: 'Bạn không có quyền {permission} nên không giao được cho chương trình.',
    en: 'You do not hold the permission {permission}, so you cannot give it to a program.',
  },

  'identity.account-not-found': { vi: 'Không có tài khoản này.', en: 'There is no such account.' },
  'identity.not-oneself': {
    vi: 'Không thể tự khóa hoặc tự bổ nhiệm; hãy nhờ một quản trị viên khác.',
    en: 'You can neither suspend nor appoint yourself; ask another administrator.',
  },
  'identity.suspended-already': { vi: 'Tài khoản đã bị khóa.', en: 'The account is suspended already.' },
  'identity.not-suspended': { vi: 'Tài khoản không bị khóa.', en: 'The account is not suspended.' },
  'identity.last-administrator': {
    vi: 'Phải còn ít nhất một người quản trị không có ngày kết thúc.',
    en: 'At least one administrator without an end has to be left.',
  },
  'identity.invitation-mail.subject': {
    vi: 'Mời dùng Đô Thị {city}: đặt mật khẩu',
    en: 'Invitation to Đô Thị {city}: set your password',
  },
  'identity.invitation-mail.hello': { vi: 'Kính gửi {name},', en: 'Dear {name},' },
  'identity.invitation-mail.text': {
    vi: 'Bạn có tài khoản trên hệ thống điều hành của thành phố. Hãy đặt mật khẩu bằng đường dẫn dưới đây; đường dẫn dùng được một lần, đến {until}.',
    en: 'You have an account in the operations centre of the city. Set your password with the link below; it works once, until {until}.',
  },
  'identity.invitation-mail.open': { vi: 'Đặt mật khẩu', en: 'Set your password' },
  'identity.invitation-mail.foot': {
    vi: 'Ai có đường dẫn này đều đặt được mật khẩu: đừng chuyển tiếp thư. Nếu bạn không chờ thư này, hãy báo người quản trị.',
    en: 'Whoever has this link can set the password: do not pass this mail on. If you did not expect it, tell the administrator.',
  },
  'identity.invitation-over': {
    vi: 'Đường dẫn này đã được dùng, đã hết hạn hoặc đã được thay. Hãy xin người quản trị đường dẫn mới.',
    en: 'This link was used, has run out or was replaced. Ask the administrator for a new one.',
  },
  'identity.hand-over-to-oneself': {
    vi: 'Hãy chọn một người khác để bàn giao.',
    en: 'Choose somebody else to hand over to.',
  },
  'identity.hand-over-to-nobody': {
    vi: 'Người nhận bàn giao phải đang làm việc ở một cơ quan.',
    en: 'Whoever takes over has to work in an organisation at present.',
  },

  'identity.role-needs-organisation': {
    vi: 'Vai trò này phải gắn với một cơ quan, đơn vị.',
    en: 'This role must be held for an organisation.',
  },
  'identity.appointment-twice': {
    vi: 'Vai trò này đã được giao cho cùng cơ quan và địa bàn trong thời gian đó.',
    en: 'The role is held already for the same organisation and area in that time.',
  },
  'identity.appointment-backwards': {
    vi: 'Ngày cuối phải từ ngày đầu trở đi.',
    en: 'The last day must not lie before the first.',
  },
  'identity.appointment-not-found': { vi: 'Không có phân công này.', en: 'There is no such appointment.' },
  'identity.appointment-over': { vi: 'Phân công này đã kết thúc.', en: 'The appointment is over already.' },
  'identity.area-unknown': { vi: 'Không có đơn vị hành chính này.', en: 'There is no such area.' },
  'identity.organisation-unknown': { vi: 'Không có cơ quan này.', en: 'There is no such organisation.' },
  'identity.organisation-not-found': {
    vi: 'Không tìm được đúng một cơ quan đang hoạt động có mã hoặc tên {code}.',
    en: 'Not exactly one organisation in force has the identifier or name {code}.',
  },
  'identity.option-wrong': { vi: 'Tham số --{option} không hợp lệ.', en: 'The option --{option} is not valid.' },
  'identity.email-taken': {
    vi: 'Thư điện tử này đã có tài khoản.',
    en: 'There is an account with this e-mail address already.',
  },
});
