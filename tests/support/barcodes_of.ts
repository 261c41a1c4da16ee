import { execFile } from 'node:child_process'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** Renders a PDF's pages to pictures and reads the barcodes in them, as a scanner would. Needs pdftoppm and zbarimg. */
export async function barcodesOf(pdf: Uint8Array): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'barcodes-'))
  try {
    const file = join(folder, 'file.pdf')
    await writeFile(file, pdf)
    await run('pdftoppm', ['-r', '200', '-png', file, join(folder, 'page')])
    const pages = (await readdir(folder)).filter((name) => name.endsWith('.png')).sort()
    const found: string[] = []
    for (const page of pages) {
      const { stdout } = await run('zbarimg', [
        '--quiet',
        '--raw',
        '-Sdisable',
        '-Scode128.enable',
        join(folder, page),
      ])
      found.push(...stdout.split('\n').filter((line) => line !== ''))
    }
    return found
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
