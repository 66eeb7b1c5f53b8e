/**
 * What citizens say about each kind of matter: sentences of our own, from which the suggestion of a category learns.
 * A line a sentence; some are typed without marks, shortened or in the words of a region, as people do.
 */
export const examples: Readonly<Record<string, string>> = {
  'duong-sa': `
mặt đường có ổ gà to giữa làn xe chạy, đêm xuống rất dễ ngã
đường bê tông trong ngõ nứt vỡ, lún sâu
o ga ngap nuoc khong thay, da co nguoi nga xe
nắp hố ga bị mất, để lộ miệng cống giữa đường
nap cong vo, xe may di qua bi sap banh
đoạn đường đầu cầu bị sụt, rào tạm bằng cành cây
nhựa đường bong tróc từng mảng sau mưa
đào đường đặt ống xong không hoàn trả mặt đường
dao duong xong bo do, dat da ngon ngang
đường đất lầy lội, trơn trượt, xin đổ bê tông
con đường xuống cấp trầm trọng nhiều năm chưa sửa
ta luy dương sạt xuống che nửa đường
đất đá sạt lở lấp rãnh và mặt đường
lan can cầu gãy, rất nguy hiểm cho người đi bộ
vỉa hè lát đá bị bong, vấp ngã
bó vỉa vỡ, gạch lát lồi lõm
hộ lan bị xe đâm méo chưa thay
đường đầy ổ voi, xe tải chạy bụi mù
khe co giãn cầu bị hở, xe qua kêu rầm rầm
nâng cấp tuyến đường dở dang, thi công ì ạch
tấm đan rãnh gãy, thò sắt ra
duong xau qua, o voi o ga lien tuc
mặt đường lồi lõm, trơ đá dăm
nắp bể cáp trên vỉa hè kênh lên
xin mở rộng và trải nhựa đường vào thôn
đường vào khu tái định cư chưa làm xong
hố tử thần xuất hiện trước cổng
cầu treo hỏng ván sàn
gờ giảm tốc quá cao, làm lại
kè đường nứt toác
đường hư hỏng nặng, đi lại khó khăn
vá đường không kỹ, vài hôm lại hỏng
miệng cống hở không có nắp đậy
`,
  'chieu-sang': `
đèn đường không sáng cả tuần nay
bóng đèn cao áp cháy, ngõ tối om
den duong tat het, toi den khong dam ra ngoai
đèn chiếu sáng công cộng chập chờn
cột đèn bị nghiêng, bóng vỡ
xin lắp thêm đèn chiếu sáng cho ngõ
đèn đường bật muộn tắt sớm, đề nghị chỉnh giờ
ban ngày đèn đường vẫn sáng, lãng phí điện
hệ thống đèn trang trí trên cầu hỏng
khu dân cư chưa có điện chiếu sáng công cộng
den cao ap hong may ngay nay
đoạn dốc không có đèn, buổi tối rất nguy hiểm
đèn công viên không sáng, tối như bưng
trụ đèn rò điện, chạm vào tê tay
bóng đèn ngõ hỏng, xin thay bóng mới
tủ điện đèn đường hở cửa
dãy đèn led dọc bờ kè tắt ngóm
thắp sáng đường quê mà nửa số bóng đã hỏng
duong toi om, xin them den
có cột mà chưa lắp bóng
đèn đường nháy liên tục gây chói mắt
cả dãy phố mất điện chiếu sáng
đèn sáng từ mấy giờ tối mà khuya đã tắt
`,
  'rac-thai': `
rác chất đống đầu ngõ nhiều ngày không thu gom
bãi rác tự phát ở khu đất trống bốc mùi
rac thai do bua bai ven duong
xe rác không vào ngõ, túi rác chất đầy cổng
đề nghị đặt thêm thùng rác ở công viên
thùng rác đầy tràn ra vỉa hè
người dân vứt rác xuống suối
xác động vật chết vứt bên đường
đổ trộm phế thải xây dựng
xa ban o dau cau, moi nguoi vut tui nilon
điểm tập kết rác sát nhà dân hôi thối
công nhân vệ sinh không quét tuyến phố này
lá cây và rác bít đầy đường không ai quét
rác sau phiên chợ không dọn
vệ sinh môi trường kém, ruồi nhặng khắp nơi
đổ rác không đúng giờ quy định
nhà vệ sinh công cộng bẩn, không ai dọn
phóng uế bừa bãi ở gầm cầu
đống xà bần bỏ lại sau khi xây nhà
to thu gom rac bo luon xom toi
rác nổi kín mặt hồ
vứt bỉm tã, chai lọ ra đường
rác thải y tế lẫn trong rác sinh hoạt
xin tổ chức thu gom rác cho thôn
đốt rác ngay lề đường
chai lo tui bong vuong vai khap bai
mùi hôi từ xe ép rác
`,
  'lan-chiem': `
hàng quán bày bàn ghế chiếm hết vỉa hè
vỉa hè bị lấn chiếm để bán hàng, người đi bộ phải xuống lòng đường
via he bi chiem lam cho de xe cua quan
họp chợ cóc dưới lòng đường
che bạt, dựng mái hiên ra vỉa hè
biển quảng cáo đặt giữa vỉa hè
cửa hàng bày hàng hóa tràn ra đường
quan nhau ke ban ra long duong
tiệm sửa xe chiếm dụng vỉa hè
xe hàng rong đứng bán kín lề đường
le duong bi lan chiem buon ban, khong con loi di
nhà dân xây bậc tam cấp ra hè phố
bãi giữ xe tự phát thu tiền trên vỉa hè
treo biển hiệu lấn không gian hè phố
tái lấn chiếm sau khi phường dẹp
chợ tạm lấn lòng đường gây ùn tắc
phơi thóc, phơi ngô trên đường
để vật liệu xây dựng trên vỉa hè
kê tủ bán nước mía chắn lối đi
bán hoa quả dưới lòng đường trước cổng chợ
người bán hàng rong ngồi tràn ra lối đi
hàng ăn sáng chiếm trọn hè
quán trà đá vỉa hè bày ghế nhựa la liệt
xe máy của khách dựng kín hè, người già không đi được
đặt chậu cây, bục bệ giữ chỗ trước nhà
`,
  'do-xe': `
ô tô đỗ sai quy định chắn lối ra vào ngõ
xe tải dừng đỗ dưới lòng đường gây ùn tắc
o to do hai ben duong khong di duoc
đèn tín hiệu giao thông hỏng, ngã tư hỗn loạn
xin lắp biển cấm đỗ xe
biển báo bị cây che khuất
tắc đường trước cổng trường giờ tan học
xe quá tải chạy rầm rập qua khu dân cư
xe khách bắt khách dọc đường
den xanh den do khong hoat dong
vạch sơn kẻ đường mờ hết
xin làm gờ giảm tốc ở đoạn cua
thanh niên đua xe, lạng lách, đánh võng
xe chạy ngược chiều rất nguy hiểm
xin phân làn, đặt dải phân cách
gương cầu lồi ở ngã ba bị vỡ
xe container đậu qua đêm
đề nghị cấm xe tải giờ cao điểm
đỗ xe trước cổng nhà người khác
xe bus không dừng đúng bến
thời gian đèn đỏ quá lâu gây kẹt xe
ket xe moi buoi chieu o vong xuyen
ngõ hẹp mà ô tô đậu suốt ngày, xe cứu hỏa không vào được
xe dù bến cóc
thiếu bãi đỗ xe
`,
  'ngap-nuoc': `
mưa một lúc là ngập ngang bánh xe
cống tắc, nước thải tràn lên đường
duong ngap nuoc sau mua khong thoat duoc
mương thoát nước bị bồi lấp cần nạo vét
hố ga đầy bùn nước không chảy
nuoc cong den ngom tran vao nha
chưa có rãnh thoát nước, nước đọng thành vũng
kênh bị lấp nên cả khu bị úng
xin khơi thông dòng chảy
cửa xả bị rác chặn
nước mưa chảy tràn vào nhà dân
cống hộp xây dở gây ngập
cống thoát nước nhỏ không kịp tiêu
ao tu nuoc dong lau ngay muoi nhieu
nước đọng trong ngõ quanh năm
rãnh nước bị nhà dân xây bít
trận mưa tối qua ngập nửa mét
lụt cả xóm, nước lên nhanh
tắc cống bốc mùi
nước dềnh lên từ miệng cống
xin làm cống thoát nước cho khu phố
hói, mương bị lấn nên thoát không được
nước từ trên đồi dồn xuống gây ngập
`,
  'cay-xanh': `
cây xanh bật gốc đổ chắn đường
cành cây khô sắp gãy trên đầu người đi
cay do sau bao can don
xin cắt tỉa cây che khuất biển báo
cây chết khô chưa thay
cỏ mọc um tùm trong công viên
ghế đá công viên gãy
thảm cỏ bồn hoa bị giẫm nát
chặt cây xanh trái phép
re cay lam noi gach
đồ chơi trẻ em trong vườn hoa hỏng
cây nghiêng về phía nhà dân
xin trồng thêm cây bóng mát
sâu bọ rơi từ cây xuống
hồ nước trong công viên cạn, rong rêu
bồn hoa không ai tưới, chết hết
máy tập thể dục ngoài trời hư
nhánh cây gãy treo lơ lửng
đốn hạ cây trước nhà giúp
bó gốc cây bị bê tông bịt kín
tia canh cay vuong day dien
vườn hoa xuống cấp, không ai chăm sóc
`,
  'tieng-on': `
hàng xóm hát karaoke loa kéo đến khuya
quán nhậu mở nhạc ầm ĩ suốt đêm
hat karaoke on ao khong ngu duoc
loa kẹo kéo tra tấn cả xóm
tiếng máy cắt sắt chói tai cả ngày
công trình khoan đục ban đêm
quan bar mo nhac to den 2 gio sang
xưởng gỗ chạy máy gây ồn
chó sủa suốt đêm mất ngủ
loa phóng thanh quá to vào sáng sớm
tiếng ồn từ máy phát điện
cửa hàng mở loa quảng cáo inh ỏi
đám cưới mở nhạc quá giờ
rú ga nẹt pô giữa đêm
phòng tập mở nhạc sàn rung nhà
tieng on lam tre con khong hoc duoc
hò hét, ăn nhậu ồn ào
máy nén khí kêu vang suốt ngày
đóng cọc rung cả khu
quán hát rong bật loa công suất lớn
nhậu nhẹt la ó làm phiền cả xóm
mở nhạc to giờ nghỉ trưa
`,
  'o-nhiem': `
nhà máy xả khói đen mù mịt
nước thải chăn nuôi xả thẳng ra suối
nuoc suoi doi mau, ca chet noi trang
bụi từ mỏ đá phủ trắng nhà
mùi hóa chất nồng nặc từ xưởng sơn
đốt rơm rạ khói mù
trại lợn gây mùi hôi thối
khoi bui xe cho quang bay mu troi
đốt nhựa, dây đồng khét lẹt
cơ sở giặt là xả bọt trắng
nước giếng bị ô nhiễm
xưởng đá xả bụi
không khí ô nhiễm khó thở
nuôi gà vịt trong khu dân cư mùi phân
xả thải trộm ban đêm
dầu nhớt chảy tràn ra mương
bui ximang bay vao nha
khói bếp than tổ ong khu chung cư
cá chết hàng loạt trên hồ
mùi cao su cháy
nước sông đen đặc bốc mùi
lò gạch nhả khói
cơ sở sản xuất gây ô nhiễm môi trường
xe chở vật liệu không che bạt làm rơi vãi đất cát
`,
  'xay-dung': `
xây nhà không phép trên đất công
công trình xây sai giấy phép, vượt tầng
xay dung trai phep ban dem
cơi nới chuồng cọp lấn khoảng không
công trình không che chắn rơi vật liệu
xây tường chắn lối đi chung
thi công làm nứt nhà bên cạnh
dựng nhà xưởng trên đất nông nghiệp
dung rap, lam nha tam tren dat cong
giàn giáo không an toàn
xây móng lấn ra ngõ
nhà đang xây đổ vật liệu bừa bãi, không lưới chắn
xin kiểm tra giấy phép xây dựng
đào móng sâu gây lún nhà hàng xóm
phá dỡ nhà không che chắn
làm mái che lấn ngõ đi chung
công trình trái phép vẫn tiếp tục thi công
trat tu xay dung khong ai quan ly
xây lấn chỉ giới đường đỏ
san gạt đồi xây biệt thự
dựng cổng sắt, rào chắn ngõ chung làm của riêng
`,
  'dat-dai': `
lấn chiếm đất công làm ao cá
giải phóng mặt bằng chậm, dân chờ đền bù
den bu dat khong thoa dang
chưa được cấp sổ đỏ
tái định cư chưa giao đất
sử dụng đất sai mục đích
dự án treo nhiều năm
ranh giới thửa đất đo sai
tranh chap dat dai voi hang xom
phân lô bán nền trái phép
quy hoạch treo không được sửa nhà
thu hồi đất chưa bồi thường
đất bỏ hoang cỏ mọc
cấp giấy chứng nhận quyền sử dụng đất chậm
chuyển mục đích sử dụng đất
tiền bồi thường hỗ trợ chưa chi trả
lấn đất hành lang suối
khu đất quy hoạch bị bỏ hoang
`,
  'an-ninh': `
trộm cắp xe máy xảy ra liên tục
thanh niên tụ tập đánh nhau
trom dot nhap nhieu nha trong to
nghiện ma túy tiêm chích ở công viên
cờ bạc trá hình quán nước
đòi nợ, tạt sơn vào nhà
quay roi, cuop giat tren duong
nhóm người tụ tập hút chích
mại dâm ở quán massage
đốt pháo nổ trong khu dân cư
dán tờ rơi cho vay nặng lãi khắp nơi
người say rượu chửi bới đe dọa
danh bac ca do da bong
kẻ lạ rình mò nhà dân
xin tăng cường tuần tra ban đêm
nguoi tam than cam dao di ngoai duong
lừa đảo qua điện thoại
mất trộm chó, gà
gây rối trật tự, xô xát
thả diều flycam gần khu quân sự
ăn xin chèo kéo khách du lịch
nguy cơ cháy nổ, chiết nạp gas lậu
chó thả rông cắn người
cho tha rong khong ro mom
`,
  'thuc-pham': `
ăn bún ở quán bị ngộ độc
bán thịt ôi thiu ngoài chợ
thuc pham khong ro nguon goc
quán ăn bẩn, có gián chuột
cơ sở chế biến mất vệ sinh
bếp ăn trường học không bảo đảm
ban do an het han su dung
thịt lợn bệnh bán ở chợ
rau phun thuốc sâu trước khi bán
lò mổ lậu không kiểm dịch
đau bụng tiêu chảy sau khi ăn cỗ
hàn the, phẩm màu trong giò chả
nước đá bẩn, nước đóng bình kém chất lượng
bán rượu không nhãn mác gây ngộ độc
đồ ăn vặt cổng trường không bảo đảm an toàn thực phẩm
ngo doc thuc pham o quan com
`,
  'y-te-giao-duc': `
trạm y tế không có bác sĩ trực
bệnh viện chờ khám quá lâu
benh vien thu tien khong dung
trường học lạm thu đầu năm
dạy thêm trái quy định
lop hoc qua dong, thieu phong
trường xuống cấp, trần rơi vữa
thiếu thuốc bảo hiểm y tế
phòng khám không phép
ổ dịch sốt xuất huyết cần phun thuốc muỗi
nha truong bat hoc sinh mua sach tham khao
bạo lực học đường
nhà vệ sinh trường học quá bẩn
giáo viên đánh học sinh
tiêm chủng cho trẻ hết vắc xin
hiệu thuốc bán thuốc giả
khoản thu hội phụ huynh quá cao
xin mở thêm lớp mầm non
dịch chó dại, tiêm phòng
`,
  'can-bo': `
cán bộ một cửa hách dịch, bắt chờ
nhân viên tiếp dân thái độ khó chịu
can bo phuong gay kho de
hẹn nhiều lần không trả kết quả
đòi tiền bồi dưỡng mới làm hồ sơ
công chức đi muộn, bỏ trực
can bo noi nang tho lo voi dan
gọi điện không nghe, đùn đẩy trách nhiệm
vòi vĩnh, nhũng nhiễu
giải quyết thủ tục chậm, sách nhiễu
người trực đường dây nóng cúp máy
cán bộ quát mắng người dân
nhân viên bộ phận một cửa chơi điện thoại
tổ trưởng thu tiền không biên lai
bao che cho người vi phạm
thủ tục hành chính rườm rà, yêu cầu giấy tờ ngoài quy định
`,
  'dien-nuoc': `
mất nước sinh hoạt từ hôm qua
nước máy yếu không lên được tầng hai
mat nuoc ca tuan khong ai bao
nước máy đục, có mùi clo
đường ống nước sạch bị vỡ, nước chảy lênh láng
xin lắp đồng hồ nước
đồng hồ nước chạy sai, tiền nước tăng gấp đôi
vỡ ống cấp nước phun lên mặt đường
nuoc may co can vang
thôn chưa có nước sạch dùng
công trình nước sạch bỏ không
áp lực nước quá yếu giờ cao điểm
rò rỉ nước ở đồng hồ
cắt nước không thông báo
nước sinh hoạt nhiễm phèn
khu nhà thiếu nước sạch để dùng
ống nước bục, nước sạch chảy phí
cả xóm không có nước máy
mất điện nhiều lần trong ngày
dây điện đứt rơi xuống đường
cột điện nghiêng sắp đổ
mat dien tu sang den gio
dây điện võng thấp chạm đầu người
trạm biến áp phát tiếng nổ
điện yếu không chạy được quạt
dây cáp treo chằng chịt như mạng nhện
tủ điện hở rất nguy hiểm
cột điện giữa đường đi
cắt điện không báo trước
cot dien mục chân
chập điện tóe lửa trên cột
hành lang lưới điện bị cây mọc vào
xin hạ ngầm dây điện
tiền điện tăng bất thường, công tơ chạy nhanh
dây cáp viễn thông đứt rơi lòng thòng
dây mạng sà xuống mặt đường vướng xe
đường dây điện sát mái nhà
cả khu cúp điện
day dien sa xuong gan mat dat
di dời cột điện ra khỏi lòng đường
bó cáp cháy đen
sóng điện thoại yếu, không gọi được
internet chập chờn cả tháng
song 4g khong co trong thon
trạm phát sóng đặt gần nhà dân
mạng wifi công cộng không vào được
lap internet cho lau qua
tin nhắn rác, cuộc gọi quảng cáo quấy rầy
truyền hình cáp mất tín hiệu
ứng dụng của thành phố bị lỗi không đăng nhập được
loa truyền thanh thôn không nghe được
dịch vụ công trực tuyến báo lỗi
tru bts keu u u
thôn chưa có sóng di động
`,
  'ha-tang': `
nhà văn hóa thôn xuống cấp, dột nát
xin làm sân chơi cho trẻ em
kè suối bị xói lở cần gia cố
nha van hoa to dan pho chua co ban ghe
cầu dân sinh quá hẹp, xin làm cầu mới
nhà chờ xe buýt mất mái che
bờ kè nứt, sạt chân kè
xin xây nhà vệ sinh công cộng ở chợ
sân bóng chưa có rào
trụ sở cũ bỏ hoang, xin làm chỗ sinh hoạt chung
xin đầu tư hạ tầng khu dân cư mới
khu tái định cư thiếu hạ tầng đồng bộ
bảng tên đường sai chính tả, bị mất
ha tang khu do thi chua ban giao
xin lắp ghế ngồi ở bến xe
tượng đài, quảng trường bong tróc gạch lát
nghĩa trang hết chỗ, đường vào chưa có
đề nghị gắn biển tên phố và số nhà
chợ dân sinh xuống cấp, mái tôn dột
cầu thang bộ ra bờ sông hỏng
`,
};
