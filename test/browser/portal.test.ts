import sharp from 'sharp';
import { expect, test } from 'vitest';
import { docxOf, paragraph } from '../../src/modules/directives/reader/formats/fixtures.ts';
import { NewArticle } from '../../src/modules/portal/contract.ts';
import { publishArticle, submitArticle } from '../../src/modules/portal/server/decide-article.ts';
import { createArticle } from '../../src/modules/portal/server/write-article.ts';
import type { TestCity } from '../city.ts';
import { aWorkItem, settleAreas } from '../policy/records.ts';
import { findBarriers, inBrowserCity, patience, sticksOut, themes } from './visit.ts';

async function settleNews(city: TestCity) {
  const { ward } = await settleAreas(city);
  const { tx, people, office, now } = city;
  const text = NewArticle.parse({
    title: 'Khánh thành cầu Kiểu Mẫu sau mười tám tháng thi công',
    lead: 'Cầu thông xe từ sáng nay, nối hai bờ sông và rút ngắn đường đến bệnh viện.',
    body: '## Ai được lợi\n\nMột đoạn dài.\n\n- hộ dân hai bờ\n  - trẻ em đi học\n\n> Lời người dân.\n\n| Mục | Số |\n| --- | --- |\n| Chiều dài | 120 m |',
    tags: ['giao thông'],
    areaId: ward,
    organisationId: office,
  });
  const { id, slug } = await createArticle(tx, people.office, text, now);
  await submitArticle(tx, people.office, { id, version: null }, now);
  await publishArticle(tx, people.office, { id, version: null }, null, now);
  return { slug, ward };
}

test(
  'the public pages are read without script, by keyboard, in both languages, on a telephone, in light and dark',
  () =>
    inBrowserCity(async (city) => {
      const { slug, ward } = await settleNews(city);
      for (const theme of themes) {
        for (const width of ['desktop', 'phone'] as const) {
          const page = await city.open({ theme, width });
          const paths = [
            '/vi',
            `/vi/tin-tuc/${slug}`,
            `/vi/dia-ban/${ward}`,
            '/en/contacts',
            '/vi/dia-diem',
            '/vi/van-ban',
            '/vi/du-lieu',
            '/vi/du-lieu/areas?level=commune&validFrom.from=2000-01-01',
            '/vi/thong-ke-truy-cap',
          ];
          for (const path of paths) {
            await page.goto(city.url + path);
            expect(await findBarriers(page)).toEqual([]);
            expect(await sticksOut(page)).toBe(false);
          }
          await page.goto(`${city.url}/vi`);
          await page.keyboard.press('Tab');
          await page.keyboard.press('Enter'); // past what stands on every page
          await page.getByRole('link', { name: /Khánh thành/ }).click();
          await page.getByRole('heading', { level: 1, name: /Khánh thành/ }).waitFor();
          await page.getByRole('link', { name: 'English' }).click();
          expect(new URL(page.url()).pathname).toBe(`/en/news/${slug}`);
          await page.context().close();
        }
      }
    }),
  240_000,
);

test(
  'an article goes from the desk of an editor over review to its readers, with a picture and pasted text',
  () =>
    inBrowserCity(async (city) => {
      const { people } = city;
      await aWorkItem(city, city.administrator, 'Lát gạch phố Thử', { ownerId: city.office, published: true });
      const desk = await city.open({ as: people.editor });
      await desk.goto(`${city.url}/articles/new`);
      await desk.getByLabel('Tiêu đề').fill('Lát lại vỉa hè phố Thử');
      await desk.getByLabel('Đoạn mở đầu').fill('Bắt đầu từ thứ Hai.');
      const body = desk.getByLabel('Nội dung');
      await body.focus();
      await desk.evaluate(`{
      const data = new DataTransfer();
      data.setData('text/html', '<p class=MsoNormal><b>Kính gửi</b> nhân dân<script>window.ran = true</script></p>');
      document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
    }`);
      expect(await body.inputValue()).toBe('**Kính gửi** nhân dân');
      expect(await desk.evaluate('window.ran')).toBeUndefined();
      await desk.locator('.article-text strong').getByText('Kính gửi').waitFor();
      await desk.getByRole('combobox', { name: 'Nhiệm vụ liên quan' }).fill('lat gach');
      await desk.getByRole('option', { name: 'Lát gạch phố Thử' }).click();
      expect(await findBarriers(desk)).toEqual([]);
      await desk.getByRole('button', { name: 'Lưu bản nháp' }).click();

      await desk.getByLabel('Tệp ảnh').setInputFiles({
        name: 'via-he.png',
        mimeType: 'image/png',
        buffer: await sharp({ create: { width: 900, height: 500, channels: 3, background: '#9c3f25' } })
          .png()
          .toBuffer(),
      });
      await desk.getByLabel('Mô tả cho người không nhìn thấy').fill('Vỉa hè đang lát');
      await desk.getByLabel('Chú thích').fill('Đoạn đầu phố');
      await desk.getByRole('button', { name: 'Chèn vào nội dung' }).click();
      await desk.locator('.article-text').getByAltText('Vỉa hè đang lát').waitFor();
      expect(await findBarriers(desk)).toEqual([]);
      await desk.getByRole('button', { name: 'Trình duyệt' }).click();
      await desk.getByText('Bản này đã trình duyệt').waitFor();
      expect(await desk.getByRole('button', { name: 'Đăng ngay' }).count()).toBe(0);

      const review = await city.open({ as: people.head, width: 'phone' });
      await review.goto(`${city.url}/articles?state=submitted`);
      await review.getByRole('link', { name: 'Lát lại vỉa hè phố Thử' }).waitFor();
      expect(await findBarriers(review)).toEqual([]);
      expect(await sticksOut(review)).toBe(false);
      await review.getByRole('link', { name: 'Lát lại vỉa hè phố Thử' }).click();
      await review.getByRole('button', { name: 'Đăng ngay' }).waitFor();
      expect(await findBarriers(review)).toEqual([]);
      expect(await sticksOut(review)).toBe(false);
      await review.getByRole('button', { name: 'Đăng ngay' }).click();
      await review.getByRole('link', { name: 'Xem bài đã đăng' }).click();
      await review.getByRole('heading', { level: 1, name: 'Lát lại vỉa hè phố Thử' }).waitFor();
      expect(await review.getByRole('link', { name: 'Lát gạch phố Thử' }).count()).toBe(1);
      const picture = review.getByAltText('Vỉa hè đang lát');
      await picture.scrollIntoViewIfNeeded(); // it is fetched when it comes into view
      const width = () => picture.evaluate((image) => (image as never as { naturalWidth: number }).naturalWidth);
      await expect.poll(width, patience).toBeGreaterThan(0);
      expect(await review.getByText('Đoạn đầu phố').count()).toBe(1);

      await desk.reload();
      await desk.getByRole('button', { name: 'Viết đính chính' }).click();
      await desk.getByLabel('Đính chính điều gì').fill('Bắt đầu từ thứ Ba.');
      await desk.getByLabel('Đoạn mở đầu').fill('Bắt đầu từ thứ Ba.');
      await desk.getByRole('button', { name: 'Trình duyệt' }).click();
      await desk.getByText('Bản này đã trình duyệt').waitFor();
      await desk.locator('section:has(#versions) summary').filter({ hasText: 'chờ duyệt' }).click();
      await desk.locator('.article-lines .added').getByText('Bắt đầu từ thứ Ba.').waitFor();
    }),
  240_000,
);

async function documentWithPicture(): Promise<Buffer> {
  const picture = await sharp({ create: { width: 300, height: 200, channels: 3, background: '#2b3a78' } })
    .png()
    .toBuffer();
  const main = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
  const types = `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="${main}"/></Types>`;
  const drawing =
    '<w:drawing><wp:inline><wp:docPr id="1" name="x" descr="Cây mới trồng"/><a:blip r:embed="p1"/></wp:inline></w:drawing>';
  const relation =
    '<Relationship Id="p1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="media/image1.png"/>';
  return docxOf(
    `${paragraph('Trồng cây ở phố Thử')}<w:p><w:r>${drawing}</w:r></w:p>`,
    {},
    {
      'word/_rels/document.xml.rels': Buffer.from(`<Relationships>${relation}</Relationships>`),
      '[Content_Types].xml': Buffer.from(types),
      'word/media/image1.png': picture,
    },
  );
}

test(
  'an article is taken from a Word document; pictures that do not come along are told, and it is not handed in without them',
  () =>
    inBrowserCity(async (city) => {
      const desk = await city.open({ as: city.people.editor, width: 'phone' });
      await desk.goto(`${city.url}/articles/new`);
      const file = {
        name: 'trong-cay.docx',
        mimeType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
        buffer: await documentWithPicture(),
      };
      await desk.getByLabel('Lấy từ tệp').setInputFiles(file);
      await desk.getByText('1 ảnh trong tệp được đưa vào khi lưu').waitFor();
      await desk.getByLabel('Tiêu đề').fill('Trồng cây');
      await desk.getByLabel('Đoạn mở đầu').fill('Từ thứ Hai.');
      await desk.route('**/api/v1/articles/*/file', (route) => route.abort());
      await desk.getByRole('button', { name: 'Trình duyệt' }).click();
      await desk.getByRole('alert').getByText('ảnh trong tệp chưa vào được bài').waitFor();
      expect(await findBarriers(desk)).toEqual([]);
      expect(await sticksOut(desk)).toBe(false);
      expect(await desk.getByText('Bản này đã trình duyệt').count()).toBe(0);

      await desk.unroute('**/api/v1/articles/*/file');
      await desk.getByLabel('Lấy từ tệp').setInputFiles(file);
      await desk.locator('.article-text').getByAltText('Cây mới trồng').waitFor();
      await desk.getByRole('button', { name: 'Trình duyệt' }).click();
      await desk.getByText('Bản này đã trình duyệt').waitFor();
      expect(await desk.getByText('ảnh trong tệp chưa vào được bài').count()).toBe(0);
    }),
  240_000,
);
