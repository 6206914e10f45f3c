/** Shows the bar that says there is no connection, and tells who asks when there is one again. */
export function watchConnection(onBack: () => void): void {
  const bar = document.getElementById('connection');
  const show = () => {
    if (bar) bar.hidden = navigator.onLine;
  };
  window.addEventListener('offline', show);
  window.addEventListener('online', () => {
    show();
    onBack();
  });
  show();
}
