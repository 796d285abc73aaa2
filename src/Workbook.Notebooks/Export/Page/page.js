// Shows the page one part a screen, for a projector. Without this script the page is read as it is.
(() => {
  'use strict';
  const main = document.getElementById('content');
  const parts = [[]];
  for (const element of main.children) {
    if (element.matches('.prose') && element.querySelector('h2, h3')) parts.push([]);
    if (!element.matches('footer')) parts.at(-1).push(element);
  }

  const bar = document.createElement('div');
  bar.className = 'stage';
  const place = document.createElement('span');
  place.setAttribute('aria-live', 'polite');
  const button = (text, title, action) => {
    const made = document.createElement('button');
    [made.type, made.textContent, made.title] = ['button', text, title];
    made.addEventListener('click', action);
    return made;
  };
  let at = -1;
  const present = () => at >= 0;

  function show(index) {
    at = Math.min(Math.max(index, 0), parts.length - 1);
    parts.forEach((part, i) => part.forEach(element => { element.hidden = i !== at; }));
    place.textContent = `${at + 1} / ${parts.length}`;
    document.body.classList.add('present');
    location.replace(`#present-${at + 1}`);
    scrollTo(0, 0);
  }

  function leave() {
    const here = parts[at][0];
    at = -1;
    parts.flat().forEach(element => { element.hidden = false; });
    document.body.classList.remove('present');
    location.replace('#');
    here.scrollIntoView();
  }

  // A part may be higher than the screen: a presenter's clicker first goes to its end.
  function turn(direction) {
    const page = document.documentElement;
    const end = direction > 0 ? page.scrollTop + innerHeight >= page.scrollHeight - 2 : page.scrollTop <= 2;
    if (end) show(at + direction); else scrollBy(0, direction * innerHeight * 0.85);
  }

  const keys = {
    ArrowRight: () => show(at + 1), ArrowLeft: () => show(at - 1),
    PageDown: () => turn(1), PageUp: () => turn(-1), ' ': () => turn(1),
    Home: () => show(0), End: () => show(parts.length - 1), Escape: leave,
  };
  addEventListener('keydown', event => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === ' ' && event.target.closest?.('button, summary, a')) return;
    const action = present() ? keys[event.key] : event.key === 'p' ? () => show(0) : undefined;
    if (action) { event.preventDefault(); action(); }
  });

  bar.append(
    button('Present', 'One part a screen (key: p)', () => show(0)),
    button('←', 'The part before (key: left)', () => show(at - 1)), place,
    button('→', 'The next part (key: right; page down scrolls first)', () => show(at + 1)),
    button('Close', 'Back to the page (key: Escape)', leave));
  document.body.append(bar);
  const asked = /^#present(?:-(\d+))?$/.exec(location.hash);
  if (asked) show((asked[1] ?? 1) - 1);
})();
