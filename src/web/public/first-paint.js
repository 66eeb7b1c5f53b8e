// The chosen theme and language, before anything is painted. Nothing chosen: the system's theme, Vietnamese.
const theme = localStorage.getItem('theme');
if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
if (localStorage.getItem('language') === 'en') document.documentElement.lang = 'en';
