/* Keeps the portal on the phone: see scripts/. */
self.addEventListener('install', () => undefined);
