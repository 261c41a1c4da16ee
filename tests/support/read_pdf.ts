import { execFile } from 'node:child_process'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** What a label printer prints with. */
const DOTS_PER_INCH = '203'

export type ReadPdf = {
  pages: number
  /** Text of every page, in the order that a reader sees it. */
  text: string[]
  /** What a scanner reads on the first pages, one code a page. */
  codes: string[]
}

/** Reads a document as people and scanners do, with the tools of Debian: pdftotext, pdftoppm, zbarimg. */
export async function readPdf(bytes: Uint8Array, scanned = 1): Promise<ReadPdf> {
  const folder = await mkdtemp(join(tmpdir(), 'spotline-pdf-'))
  try {
    const file = join(folder, 'document.pdf')
    await writeFile(file, bytes)
    const { stdout: told } = await run('pdfinfo', [file])
    const { stdout } = await run('pdftotext', ['-layout', file, '-'], { maxBuffer: 2 ** 26 })
    const pages = Number(/^Pages:\s+(\d+)/m.exec(told)?.[1])
    const text = stdout.split('\f').slice(0, pages)
    return { pages, text, codes: scanned > 0 ? await codesOf(file, folder, scanned) : [] }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function codesOf(file: string, folder: string, scanned: number): Promise<string[]> {
  const page = join(folder, 'page')
  await run('pdftoppm', ['-r', DOTS_PER_INCH, '-l', String(scanned), '-png', file, page])
  const pictures = (await readdir(folder)).filter((name) => name.endsWith('.png')).sort()
  const codes: string[] = []
  for (const picture of pictures) {
    const { stdout: code } = await run('zbarimg', ['-q', '--raw', join(folder, picture)])
    codes.push(code.trim())
  }
  return codes
}
