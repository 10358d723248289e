// Asks how the payment stands and shows the page anew once it has changed; without it the button does.
(() => {
  const { state, ask } = document.currentScript.dataset;
  let wait = 2000;
  const again = async () => {
    try {
      const answer = await fetch(ask, { headers: { Accept: 'application/json' } });
      if (answer.ok && (await answer.json()).state !== state) {
        location.reload();
        return;
      }
    } catch {
      // The network is away: asked again.
    }
    wait = Math.min(wait * 1.5, 30000);
    setTimeout(again, wait);
  };
  setTimeout(again, wait);
})();
