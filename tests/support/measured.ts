/**
 * What `npm run bench` (tests/benchmarks) and `npm run soak` (tests/soak) expect of a file's default export.
 * A file's `name` is its file name; files that begin with `_` are parts of others.
 *
 * `needs`: `services` brings a fresh migrated database and Redis with durable commits, `web` also the demo's content
 * and one web server of the production build, `app` also worker, telephony and the simulated switch.
 */
export type Need = 'services' | 'web' | 'app'

export interface MeasuredContext {
  /** The settings of the application that was started; also in `process.env`. */
  env: NodeJS.ProcessEnv
  /** Where its web server answers, null without one. */
  url: string | null
  /** A scratch folder that is deleted afterwards, null without services. */
  home: string | null
  /** What to seed random choices with, null when the run may choose (and print) one. */
  seed: number | null
  /** Shows a line at once. */
  say(line: string): void
  /** The processes as they are now: web, worker, telephony, simulator. One that is killed is started again. */
  processes(): Partial<Record<string, { pid: number }>>
}

export interface BenchmarkContext extends MeasuredContext {
  /** How often yardstick and product run in turn; medians count. */
  rounds: number
}

export interface BenchmarkOutcome {
  product: number
  yardstick: number
  unit: string
  /** Product to yardstick, as the goal means it. */
  ratio: number
  goal: string
  holds: boolean
  notes: string[]
}

export interface Benchmark {
  name: string
  title: string
  goal: string
  needs?: Need[]
  run(context: BenchmarkContext): Promise<BenchmarkOutcome>
}

export interface Soak {
  name: string
  title: string
  needs?: Need[]
  /** `reached` are the figures to print. */
  run(context: MeasuredContext): Promise<{ holds: boolean; reached: string[] }>
}
