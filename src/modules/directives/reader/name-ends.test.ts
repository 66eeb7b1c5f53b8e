import { describe, expect, test } from 'vitest';
import { readDirective } from './read.ts';

const owner = (text: string) => readDirective(text).tasks[0]?.owner;

describe('where the name of a body ends', () => {
  test.each([
    ['1. Công an phường Hạ Long đối soát dữ liệu cư trú.', 'Công an phường Hạ Long'],
    ['1. Công an tỉnh đối soát dữ liệu cư trú.', 'Công an tỉnh'],
    ['1. Bộ Khoa học và Công nghệ nâng cấp nền tảng dùng chung.', 'Bộ Khoa học và Công nghệ'],
    ['1. Sở Nông nghiệp và Môi trường khoanh vùng sạt lở.', 'Sở Nông nghiệp và Môi trường'],
    ['1. Đài Truyền hình Việt Nam phát bản tin hằng ngày.', 'Đài Truyền hình Việt Nam'],
    ['1. Cấp xã tổ chức lấy ý kiến nhân dân.', 'Cấp xã'],
  ])('%j', (text, expected) => {
    expect(owner(text)).toBe(expected);
  });

  test('an area within a longer name does not', () => {
    expect(owner('1. Ban Quản lý dự án đầu tư xây dựng tỉnh Lào Cai rà soát mặt bằng.')).toBe(
      'Ban Quản lý dự án đầu tư xây dựng tỉnh Lào Cai',
    );
  });
});
