// Wakes when there is something to tell, shows it, and opens the page it is about. It keeps nothing and fetches nothing.
self.addEventListener('push', (event) => {
  const { title, body, path } = event.data.json();
  event.waitUntil(self.registration.showNotification(title, { body, icon: '/favicon.svg', tag: path, data: { path } }));
});

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  const url = new URL(event.notification.data.path, self.location.origin).href;
  event.waitUntil(
    self.clients.matchAll({ type: 'window', includeUncontrolled: true }).then(async (windows) => {
      const open = windows.find((client) => client.url === url);
      return open === undefined ? self.clients.openWindow(url) : open.focus();
    }),
  );
});
