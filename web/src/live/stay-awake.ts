/** Screens on walls must not go dark. A browser that cannot, or will not, is left as it is. */
export function stayAwake(): void {
  const ask = (): void => {
    if (document.hidden) return;
    void navigator.wakeLock?.request('screen').catch(() => undefined);
  };
  ask();
  // A lock ends whenever the page is hidden.
  document.addEventListener('visibilitychange', ask);
}
