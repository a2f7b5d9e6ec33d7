/** Start: the address says what to show; buttons that concern the whole page. */
const button = (id, action) => document.getElementById(id).addEventListener("click", action);

/** Copy the address of what is shown; where that is not allowed, say so. */
async function copyLink() {
  writeAddress();
  try {
    await navigator.clipboard.writeText(location.href);
    flash("copy", "Copied");
  } catch {
    flash("copy", "In the address bar");
  }
}

/** @param {string} id @param {string} words shown on a button for a moment */
function flash(id, words) {
  const part = document.getElementById(id);
  part.dataset.words ??= part.textContent;
  part.textContent = words;
  say(words);
  setTimeout(() => { part.textContent = part.dataset.words; }, 1600);
}

/** Save what the canvas shows as a picture, on paper of the present colour, with the title. */
function savePng() {
  const drawn = network.canvas.frame.canvas;
  const ratio = drawn.width / drawn.clientWidth;
  const head = 44 * ratio;
  const sheet = el("canvas", { width: drawn.width, height: drawn.height + head });
  const ctx = sheet.getContext("2d");
  ctx.fillStyle = ink.paper;
  ctx.fillRect(0, 0, sheet.width, sheet.height);
  ctx.drawImage(drawn, 0, head);
  ctx.fillStyle = ink.ink;
  ctx.font = `600 ${18 * ratio}px ${fontFamily}`;
  ctx.fillText(data.title, 20 * ratio, 28 * ratio);
  sheet.toBlob((blob) => {
    const address = URL.createObjectURL(blob);
    el("a", { href: address, download: `${plain(data.title).replaceAll(" ", "-") || "graph"}.png` }).click();
    setTimeout(() => URL.revokeObjectURL(address), 1000);
    flash("png", "Saved");
  }, "image/png");
}

/** Change between light and dark; at first the system decides. */
function changeTheme() {
  const root = document.documentElement;
  const isDark = root.dataset.theme ? root.dataset.theme === "dark" : dark.matches;
  root.dataset.theme = isDark ? "light" : "dark";
  nameTheme();
  repaint();
}

/** Name the button after what it does. */
function nameTheme() {
  const theme = document.documentElement.dataset.theme;
  const isDark = theme ? theme === "dark" : dark.matches;
  document.getElementById("theme").textContent = isDark ? "Light" : "Dark";
}

button("copy", copyLink);
button("png", savePng);
button("theme", changeTheme);
button("in", () => zoom(1.25));
button("out", () => zoom(0.8));
button("fit", () => fit());
dark.addEventListener("change", nameTheme);
addEventListener("hashchange", () => readAddress());

stage.setAttribute("aria-label", `Graph of ${data.title}`);
nameTheme();
buildTimeline();
buildGraph();
readAddress();
fit(true);
if (state.selected) show(state.selected);
let width = stage.clientWidth;
new ResizeObserver(() => {
  if (Math.abs(stage.clientWidth - width) > 1) fit(true);
  width = stage.clientWidth;
}).observe(stage);
document.documentElement.dataset.ready = "true";
