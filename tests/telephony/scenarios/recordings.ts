import { mkdir, readFile, writeFile } from 'node:fs/promises'

const FOLDER = new URL('./recorded/', import.meta.url)

/** The sequences of a scenario as a real FreeSWITCH gave them; null when there are none yet. */
export async function recorded(name: string): Promise<string | null> {
  try {
    return await readFile(new URL(`${name}.txt`, FOLDER), 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

export async function record(name: string, sequences: string): Promise<void> {
  await mkdir(FOLDER, { recursive: true })
  await writeFile(new URL(`${name}.txt`, FOLDER), sequences)
}
