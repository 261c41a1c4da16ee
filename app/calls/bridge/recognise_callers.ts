import logger from '@adonisjs/core/services/logger'
import type { AcdDriver } from '#telephony/acd/driver'
import { RankCaller } from '#app/calls/queries/caller_rank'
import type { CallerScores } from '#app/calls/queries/floor_plan'

/** Looks up each new caller and tells the dispatcher the head start and whose customer it is; nothing waits for it. */
export class RecogniseCallers {
  scores: ReadonlyMap<number, CallerScores> = new Map()

  constructor(readonly driver: AcdDriver) {}

  start() {
    this.driver.on('arrived', this.#onArrived)
  }

  stop() {
    this.driver.off('arrived', this.#onArrived)
  }

  #onArrived = ({ callerUuid, number }: { callerUuid: string; number: string }) => {
    const line = this.driver.dispatcher.callers.get(callerUuid)?.line
    const scores = line && this.scores.get(line.number)
    const matters = scores && (scores.buyer !== 0 || scores.classA !== 0 || scores.redial !== 0)
    if (!matters && !line?.rules.ownerFirstSeconds) return
    new RankCaller()
      .handle(number, scores ?? { buyer: 0, classA: 0, redial: 0 })
      .then(({ score, ownerId }) => this.driver.recognise(callerUuid, score, ownerId))
      .catch((error: unknown) => logger.error({ err: error, callerUuid }, 'a caller stays unknown'))
  }
}
