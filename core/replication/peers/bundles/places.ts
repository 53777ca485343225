// Where bundles lie: drives that were plugged in, and the bundles on them.
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { bundleKinds } from '#core/foundation/wire/bundle.ts';
import { peekBundle } from '#core/foundation/wire/bundle-file.ts';
import { idSchema, instantSchema, officeCodeSchema } from '#core/foundation/wire/contract.ts';
import type { BundlePlace } from '../contract.ts';

/** How bundles are called: `pishkhan-1101-….bundle`. */
export const bundleEnding = '.bundle';
/** More than anybody looks through. */
const mostShown = 50;

const headSchema = z.looseObject({
  kind: z.enum(bundleKinds),
  office: officeCodeSchema,
  madeAt: instantSchema,
  from: idSchema.optional(),
});

/** Folders at which this system shows drives that were plugged in. */
async function drives(): Promise<string[]> {
  if (process.platform === 'win32') return Array.from('DEFGHIJKLMNOPQRSTUVWXYZ', (letter) => `${letter}:\\`);
  if (process.platform === 'darwin') return foldersIn('/Volumes');
  const people = [...(await foldersIn('/media')), ...(await foldersIn('/run/media'))];
  return (await Promise.all(people.map(foldersIn))).flat();
}

async function foldersIn(folder: string): Promise<string[]> {
  const found = (await namesIn(folder)) ?? [];
  return found.filter((entry) => entry.isDirectory()).map(({ name }) => path.join(folder, name));
}

/** Null when there is no such folder, or nobody may look into it: a drive that is not plugged in. */
async function namesIn(folder: string) {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch {
    return null;
  }
}

/** The drives that are plugged in and the folder that was named, each with its bundles, the newest first. */
export async function bundlePlaces(named: string | null): Promise<BundlePlace[]> {
  const folders = named === null ? await drives() : [named];
  const places = await Promise.all(folders.map(placeAt));
  return places.filter((place) => place !== null);
}

async function placeAt(dir: string): Promise<BundlePlace | null> {
  const entries = await namesIn(dir);
  if (entries === null) return null;
  const files = entries
    .filter((entry) => entry.isFile() && entry.name.endsWith(bundleEnding))
    .map(({ name }) => name)
    .toSorted()
    .toReversed()
    .slice(0, mostShown);
  const bundles = await Promise.all(
    files.map(async (name) => {
      const head = headSchema.safeParse(await peekBundle(path.join(dir, name)));
      return head.success ? [{ name, file: path.join(dir, name), ...head.data }] : [];
    }),
  );
  return {
    dir,
    bundles: bundles
      .flat()
      .map(({ name, file, kind, office, from = null, madeAt }) => ({
        name,
        file,
        kind,
        office,
        from,
        madeAt,
      }))
      .toSorted((one, other) => (one.madeAt < other.madeAt ? 1 : -1)),
  };
}
