import { importsOf, reachable, type Import } from './imports.ts';

/** A rule about what the files of one place may import directly. */
interface Wall {
  files: RegExp;
  allows: (found: Import) => boolean;
  because: string;
}

const isPackage = ({ target }: Import): boolean => !/^(?:\w|-)+\/.*\.\w+$|^\.\.?\//u.test(target);
const isPlatform = ({ target }: Import): boolean => /^(?:node|cloudflare):/u.test(target);

const walls: Wall[] = [
  {
    files: /^shared\//u,
    allows: (found) =>
      found.target.startsWith('shared/') || (isPackage(found) && !isPlatform(found)),
    because: 'shared code is pure and runs on every side',
  },
  {
    files: /^survey-ui\/rate\//u,
    allows: (found) =>
      /^(?:shared|survey-ui\/rate|survey-ui\/theme)\//u.test(found.target) ||
      (isPackage(found) && !isPlatform(found)),
    because: 'the rater’s page is small and knows nothing of the console',
  },
  {
    files: /^survey-ui\/report\//u,
    allows: (found) =>
      /^(?:shared|survey-ui\/report|survey-ui\/theme)\//u.test(found.target) ||
      (isPackage(found) && !isPlatform(found)),
    because: 'the report page knows neither the console nor the page of a rating link',
  },
  {
    files: /^survey-ui\//u,
    allows: ({ target, typeOnly }) => typeOnly || !/^(?:worker|scripts)\//u.test(target),
    because: 'a page may know the Worker’s types, never its code',
  },
  {
    files: /^worker\//u,
    allows: (found) => /^(?:worker|shared)\//u.test(found.target) || isPackage(found),
    because: 'the Worker is made of worker/ and shared/',
  },
  {
    files: /^worker\/appraisal\//u,
    allows: ({ target }) =>
      !target.startsWith('worker/rating/') &&
      (!target.startsWith('worker/results/') || target.startsWith('worker/results/published')),
    because: 'an appraisal is made from published results only',
  },
  {
    files: /^(?:worker|shared|survey-ui|scripts|bench)\//u,
    allows: ({ target }) => !target.startsWith('test/'),
    because: 'nothing that ships depends on tests',
  },
];

/** Code that stores ballots, and code that knows links: they never run in one call. */
const ballotFiles = /^worker\/rating\/(?:[\w-]+-)?ballots?\b/u;
const linkFiles = /^worker\/(?:rating|windows)\/(?:(?:[\w-]+-)?links?\b|activat)/u;

/** A kind of text that only some files may contain. */
interface Reserved {
  text: RegExp;
  files: RegExp;
  except: RegExp;
  because: string;
}

const reserved: Reserved[] = [
  {
    text: /['"`]\s*(?:SELECT\s|INSERT\s+(?:OR\s+\w+\s+)?INTO\s|UPDATE\s+\w+\s|DELETE\s+FROM\s|WITH\s+\w+)/u,
    files: /^worker\//u,
    except: /(?:^|[/-])store\.ts$|^worker\/database\.ts$/u,
    because: 'SQL lives in stores',
  },
  {
    text: /\b(?:INSERT\s+OR\s+REPLACE|REPLACE\s+INTO)\b/u,
    files: /^(?:worker|migrations)\//u,
    except: /^$/u,
    because: 'replacing a row deletes the old one without its delete trigger',
  },
  {
    text: /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(/u,
    files: /^(?:worker|shared)\//u,
    except: /^$/u,
    because: 'the database’s clock decides, and chance is passed in or cryptographic',
  },
];

/**
 * The sentences that name each breach of the walls between folders; empty when all stand.
 * @param files source texts by path from the repository's folder
 */
export function brokenWalls(files: ReadonlyMap<string, string>): string[] {
  const broken: string[] = [];
  for (const [file, text] of files) {
    for (const wall of walls.filter((one) => one.files.test(file))) {
      for (const found of importsOf(file, text)) {
        if (!wall.allows(found)) broken.push(`${file} imports ${found.target}: ${wall.because}.`);
      }
    }
    for (const { text: pattern, because, ...place } of reserved) {
      if (place.files.test(file) && !place.except.test(file) && pattern.test(text)) {
        broken.push(`${file} contains ${pattern.exec(text)?.[0].trim()}: ${because}.`);
      }
    }
    if (!ballotFiles.test(file)) continue;
    for (const reached of reachable(file, files)) {
      if (linkFiles.test(reached)) {
        broken.push(`${file} reaches ${reached}: no code may hold a ballot and a link together.`);
      }
    }
  }
  return broken;
}

/** The sentences that name each wall that stands around nothing, since files were renamed. */
export function idleWalls(files: ReadonlyMap<string, string>): string[] {
  const guarded = [...walls.map((wall) => wall.files), ballotFiles, linkFiles];
  return guarded
    .filter((pattern) => ![...files.keys()].some((file) => pattern.test(file)))
    .map((pattern) => `No file matches ${pattern.source}: this wall guards nothing.`);
}
