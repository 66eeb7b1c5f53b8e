/**
 * What people in Viet Nam choose when a form asks for a password: words of daily life, names of places and offices, as
 * they are typed without diacritics, and runs along the keyboard. Beside the list of the whole world that comes with
 * the estimator.
 */
export const commonInVietnam: readonly string[] = [
  ...'matkhau matkhaucuatoi matkhaumoi khongbiet khongnho quenmatkhau dangnhap taikhoan quantri quantrivien'.split(' '),
  ...'anhyeuem emyeuanh yeuem yeuanh yeunhau yeuemnhieu anhnhoem emnhoanh vochong giadinh conyeu bemeo'.split(' '),
  ...'bomeyeucon yeumedenhet tinhyeu hanhphuc mailayeu mattroi hoahong hoasen conmeo concho conheo'.split(' '),
  ...'vietnam vietnamvodich vietnamoi dantoc tuhao doclaptudohanhphuc doclap tudo hanoi thudohanoi saigon'.split(' '),
  ...'hochiminh thanhpho danang haiphong cantho hue nghean thanhhoa laocai sapa yenbai langson caobang'.split(' '),
  ...'ubnd uybannhandan uyban hdnd congan congchuc canbo vanphong phongnoivu chutich bithu dothi tinhuy'.split(' '),
  ...'xinchao camon chucmungnammoi chucmung nammoi tet songkhoe maiman phattai phatloc locphat khoenha'.split(' '),
  ...'nguyen nguyenvan nguyenthi tranvan tranthi levan lethi phamvan phamthi hoangvan dangvan buivan'.split(' '),
  ...'mothai mothaiba motnamba haibabonnam khongmothai batbai thaythe hocsinh sinhvien giaovien bacsi'.split(' '),
  ...'qwertyuiop asdfghjkl zxcvbnm qazwsxedc 1qaz2wsx zaq12wsx q1w2e3r4 1q2w3e4r5t qweasdzxc abc123456'.split(' '),
  ...'123456789 0123456789 987654321 123123123 112233445566 147258369 159753456852 6868686868 7979797979'.split(' '),
  ...'0909090909 19001560 02091945 30041975 19121946 07051954 abcd1234 aa123456 a123456789 admin123'.split(' '),
];
