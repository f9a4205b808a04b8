// Draws the icons of the application from the logo. Needs rsvg-convert (Debian: librsvg2-bin); the results are committed.
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const out = path.join(path.dirname(fileURLToPath(import.meta.url)), '..', '..', 'wwwroot');
const strokes = [['#e0552b', 'M5 6.5h13'], ['#5a5ad0', 'M5 13h22'], ['#008583', 'M5 19.5h8'], ['#b6771a', 'M5 26h17']];
const paths = strokes.map(([colour, d]) => `<path stroke="${colour}" d="${d}"/>`).join('');
const lines = `<g fill="none" stroke-width="4" stroke-linecap="round">${paths}</g>`;
const picture = (inner, corner) => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="${corner}" fill="#fbf8f3"/>${inner}</svg>\n`;
const scaled = size => `<g transform="translate(${16 - 16 * size} ${16 - 16 * size}) scale(${size})">${lines}</g>`;

// A browser tab may be dark: the tab's sign has no ground of its own.
writeFileSync(path.join(out, 'favicon.svg'), `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">${lines}</svg>\n`);
const draw = (name, size, svg) => execFileSync('rsvg-convert', ['-w', size, '-h', size, '-o', path.join(out, name)], { input: svg });
draw('icon-192.png', '192', picture(scaled(0.72), 7));
draw('icon-512.png', '512', picture(scaled(0.72), 7));
// Platforms cut a maskable icon to a circle of 80 %: everything that counts stays inside.
draw('maskable-512.png', '512', picture(scaled(0.56), 0));
