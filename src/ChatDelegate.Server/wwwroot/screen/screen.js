// Keeps the screen in the hall up to date: asks for the page again and puts its new main part in the place of the old one.
const SECONDS = 3;
const TURN = 8;

// Only a page that can turn its sheets hides them.
document.documentElement.classList.add('turning');
let turned = 0;

const show = () => {
  const sheets = [...document.querySelectorAll('[data-page]')];
  const now = sheets.length ? turned % sheets.length : 0;
  sheets.forEach((sheet, i) => sheet.classList.toggle('now', i === now));
  for (const text of document.querySelectorAll('.page-of')) {
    text.textContent = text.dataset.text.replace('#', String(now + 1));
  }
};

const say = text => {
  let line = document.querySelector('.offline');
  if (text && !line) {
    line = document.createElement('p');
    line.className = 'offline';
    line.setAttribute('role', 'status');
    document.body.append(line);
  }
  if (line) {
    line.textContent = text;
    line.hidden = !text;
  }
};

const refresh = async () => {
  try {
    const answer = await fetch(location.href, { cache: 'no-store', signal: AbortSignal.timeout(10000) });
    if (!answer.ok && answer.status !== 404) {
      throw new Error(String(answer.status));
    }
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const main = page.querySelector('main');
    if (!main) {
      throw new Error('no page');
    }
    document.title = page.title;
    document.querySelector('main').replaceWith(document.importNode(main, true));
    show();
    say('');
  } catch {
    say(document.body.dataset.offline);
  }
  setTimeout(refresh, SECONDS * 1000);
};

show();
setInterval(() => { turned++; show(); }, TURN * 1000);
setTimeout(refresh, SECONDS * 1000);
