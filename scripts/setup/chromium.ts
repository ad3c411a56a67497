import { existsSync, readFileSync } from 'node:fs';
import { run } from './run.ts';
import { SetupProblem } from './problem.ts';

/** Debian's build of the same Chromium without windows and menus: it needs half the processor time. */
const withoutWindows = '/usr/bin/chromium-headless-shell';

/** Where Debian, Ubuntu and macOS put a Chromium or Chrome. */
const usualPlaces = [
  withoutWindows,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** Path of the system's Chromium or Chrome; the environment variable CHROMIUM overrides. */
export function findChromium(): string | undefined {
  return [process.env['CHROMIUM'] ?? '', ...usualPlaces].find(
    (place) => place !== '' && existsSync(place),
  );
}

/**
 * Path of a Chromium for the browser tests. On Debian and Ubuntu, as root, installs the
 * distribution's one without windows where it is missing, with the Chinese fonts that Debian
 * leaves out; what cannot be had is made up for by a Chromium that is there.
 * Throws with what to install where there is none.
 */
export async function ensureChromium(): Promise<string> {
  const present = findChromium();
  const named = process.env['CHROMIUM'] ?? '';
  if (present !== undefined && (present === withoutWindows || present === named || !isDebian())) {
    return present;
  }
  if (existsSync('/usr/bin/apt-get') && process.getuid?.() === 0) {
    console.log('Installing Chromium for the browser tests (about 100 MB, once) …');
    process.env['DEBIAN_FRONTEND'] = 'noninteractive';
    await run('apt-get', ['update', '-q']);
    await install('chromium-headless-shell', 'fonts-noto-cjk');
    // Ubuntu, for one, does not have it.
    if (findChromium() === undefined) await install('chromium', 'fonts-noto-cjk');
  }
  const found = findChromium();
  if (found !== undefined) return found;
  throw new SetupProblem(
    'The browser tests need Chromium or Google Chrome and a Chinese font. Install them, ' +
      'on Debian with `apt-get install chromium-headless-shell fonts-noto-cjk`, or set CHROMIUM ' +
      'to the path of the browser, and run this again.',
  );
}

/** Installs packages of the distribution; whether that worked is seen by what is there afterwards. */
async function install(...packages: string[]): Promise<void> {
  await run('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...packages]);
}

/** Whether this is Debian itself, whose packages have the Chromium without windows. */
function isDebian(): boolean {
  const release = '/etc/os-release';
  return existsSync(release) && /^ID=debian$/m.test(readFileSync(release, 'utf8'));
}
