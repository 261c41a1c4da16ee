import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { BenchmarkContext } from '../support/measured.ts'
import { median } from './_load.ts'

const GOAL = 'at least 2 times exceljs streaming, and no more memory for ten times the rows'
const FEW = 100_000
const MANY = 1_000_000
/** What garbage and chance may add to memory that does not grow. */
const FLAT = 1.25
/** Node lets the space of young objects grow with the time that a process works, whatever it does: held for both. */
const YOUNG = '--max-semi-space-size=8'

type Written = { seconds: number; peakBytes: number; fileBytes: number }

const SCRIPT = fileURLToPath(new URL('_exported.ts', import.meta.url))
const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(0)} MB`

async function run({ rounds, say }: BenchmarkContext) {
  const folder = await mkdtemp(join(tmpdir(), 'spotline-export-'))
  const file = join(folder, 'export.xlsx')
  const write = async (writer: string, rows: number): Promise<Written> => {
    const args = [YOUNG, '--import=@poppinss/ts-exec', SCRIPT, writer, String(rows), file]
    const { stdout } = await promisify(execFile)(process.execPath, args)
    await rm(file)
    return JSON.parse(stdout) as Written
  }
  try {
    const rates: { product: number[]; yardstick: number[] } = { product: [], yardstick: [] }
    let peak = 0
    for (let round = 1; round <= rounds; round++) {
      const theirs = await write('exceljs', FEW)
      const ours = await write('spotline', FEW)
      rates.yardstick.push(FEW / theirs.seconds)
      rates.product.push(FEW / ours.seconds)
      peak = Math.max(peak, ours.peakBytes)
      say(
        `round ${round}: ${FEW} rows in ${ours.seconds.toFixed(2)} s (${megabytes(ours.peakBytes)}), ` +
          `exceljs in ${theirs.seconds.toFixed(2)} s (${megabytes(theirs.peakBytes)})`
      )
    }
    const theirs = await write('exceljs', MANY)
    const ours = await write('spotline', MANY)
    say(
      `${MANY} rows in ${ours.seconds.toFixed(1)} s (${megabytes(ours.peakBytes)}), ` +
        `exceljs in ${theirs.seconds.toFixed(1)} s (${megabytes(theirs.peakBytes)})`
    )
    const [reached, possible] = [median(rates.product), median(rates.yardstick)]
    const ratio = Math.min(reached / possible, theirs.seconds / ours.seconds)
    const growth = ours.peakBytes / peak
    return {
      product: reached,
      yardstick: possible,
      unit: `rows/s of 15 columns, ${FEW} rows`,
      ratio,
      goal: GOAL,
      holds: ratio >= 2 && growth <= FLAT,
      notes: [
        `${(theirs.seconds / ours.seconds).toFixed(1)} times as fast at ${MANY} rows; the lesser ratio counts`,
        `memory at ${MANY} rows ${growth.toFixed(2)} times that at ${FEW} (at most ${FLAT})`,
        `files of ${megabytes(ours.fileBytes)} and ${megabytes(theirs.fileBytes)}`,
      ],
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

export default {
  name: 'export',
  title: 'Excel files of 100,000 and 1,000,000 rows of 15 columns',
  goal: GOAL,
  run,
}
