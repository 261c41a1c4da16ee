import type { Stage } from './stage.ts'

export interface Scenario {
  /** Also the name of its recording. */
  name: string
  title: string
  run(stage: Stage): Promise<void>
}
