/** Of the page where one follows: offers to wake this browser. Without it everything else of the page works. */
export const followScript = `
const box = document.getElementById('browser');
const can = 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window;
if (box !== null && can) start(box);

async function start(box) {
  const { subject, lang } = box.dataset;
  const [on, off, says] = ['on', 'off', 'says'].map((name) => box.querySelector('[data-' + name + ']'));
  const topics = () => [...document.querySelectorAll('input[name=topic]:checked')].map(({ value }) => value);
  const say = (word) => { says.textContent = word === null ? '' : box.dataset[word]; };
  const show = (following) => { on.hidden = following; off.hidden = !following; };
  const held = async () => (await (await navigator.serviceWorker.getRegistration('/'))?.pushManager.getSubscription()) ?? null;
  const keysOf = (subscription) => { const { endpoint, keys } = subscription.toJSON(); return { endpoint, keys }; };

  const ask = async (path, body) => {
    const answer = await fetch('/api/v1/browser-followings' + path + '?lang=' + lang, {
      method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body),
    });
    if (answer.status === 204) return null;
    const said = await answer.json();
    if (!answer.ok) throw new Error(said.detail ?? said.title);
    return said;
  };
  const carryOut = (act) => async () => {
    on.disabled = off.disabled = true;
    try { await act(); } catch (error) { says.textContent = error.message; }
    on.disabled = off.disabled = false;
  };

  on.addEventListener('click', carryOut(async () => {
    if ((await Notification.requestPermission()) !== 'granted') return say('denied');
    await navigator.serviceWorker.register('/push-worker.js');
    const { pushManager } = await navigator.serviceWorker.ready;
    const { key } = await (await fetch('/api/v1/browser-followings/key')).json();
    const subscription = (await pushManager.getSubscription())
      ?? (await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key }));
    const chosen = topics();
    await ask('', { ...keysOf(subscription), subject, language: lang, ...(chosen.length > 0 ? { topics: chosen } : {}) });
    show(true);
    say('done');
    off.focus();
  }));
  off.addEventListener('click', carryOut(async () => {
    const subscription = await held();
    if (subscription !== null) await ask('/off', { ...keysOf(subscription), subject });
    show(false);
    say('left');
    on.focus();
  }));

  const subscription = await held();
  const items = subscription === null ? [] : (await ask('/list', keysOf(subscription)).catch(() => ({ items: [] }))).items;
  show(items.some((item) => item.subject === subject));
  box.hidden = false;
}
`;
