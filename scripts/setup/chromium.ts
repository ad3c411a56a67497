import { existsSync } from 'node:fs';
import { run } from './run.ts';
import { SetupProblem } from './problem.ts';

/** Where Debian, Ubuntu and macOS put a Chromium or Chrome. */
const usualPlaces = [
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
 * distribution's package when there is none, with the Chinese fonts that Debian leaves out.
 * Throws with what to install where that is not possible.
 */
export async function ensureChromium(): Promise<string> {
  const present = findChromium();
  if (present !== undefined) return present;
  if (existsSync('/usr/bin/apt-get') && process.getuid?.() === 0) {
    console.log('Installing Chromium for the browser tests (about 100 MB, once) …');
    process.env['DEBIAN_FRONTEND'] = 'noninteractive';
    const updated = await run('apt-get', ['update', '-q']);
    if (updated === 0) {
      const packages = ['chromium', 'fonts-noto-cjk'];
      await run('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...packages]);
    }
    const added = findChromium();
    if (added !== undefined) return added;
  }
  throw new SetupProblem(
    'The browser tests need Chromium or Google Chrome and a Chinese font. Install them, ' +
      'on Debian with `apt-get install chromium fonts-noto-cjk`, or set CHROMIUM to the ' +
      'path of the browser, and run this again.',
  );
}
