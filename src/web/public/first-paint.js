// The chosen theme and language, before anything is painted. Nothing chosen: the system's theme, Vietnamese.
const theme = localStorage.getItem('theme');
if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
if (localStorage.getItem('language') === 'en') document.documentElement.lang = 'en';
// Its words are asked for now, while the code is on its way.
const words = document.querySelector(`meta[name="texts-${document.documentElement.lang}"]`);
if (words !== null) {
  const link = Object.assign(document.createElement('link'), { rel: 'modulepreload', href: words.content });
  document.head.append(link);
}
