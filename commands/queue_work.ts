import { BaseCommand, flags } from '@adonisjs/core/ace'
import type { CommandOptions } from '@adonisjs/core/types/ace'

const SIGN_OF_LIFE_EVERY_MS = 3000

/** The worker process: runs the jobs of the queue and shows that it lives. */
export default class QueueWork extends BaseCommand {
  static commandName = 'queue:work'
  static description = 'Run the jobs of the queue'
  static options: CommandOptions = { startApp: true, staysAlive: true }

  @flags.number({ description: 'Jobs that run side by side', default: 4 })
  declare concurrency: number

  async run() {
    const { default: log } = await import('@adonisjs/core/services/logger')
    const { default: redis } = await import('@adonisjs/redis/services/main')
    const { QueueWorker } = await import('#core/queue/worker')
    const { loadJobs } = await import('#core/queue/registry')
    const { queue } = await import('#core/queue/queue')
    const { SIGN_OF_LIFE_SECONDS, signOfLifeKey } = await import('#core/services/check_health')

    const jobs = await loadJobs()
    const worker = new QueueWorker({ jobs, concurrency: this.concurrency })
    await worker.start()

    const showLife = async () => {
      try {
        await redis.set(signOfLifeKey('worker'), String(process.pid), 'EX', SIGN_OF_LIFE_SECONDS)
      } catch (error) {
        log.warn({ err: error }, 'the worker could not show that it lives')
      }
    }
    await showLife()
    const timer = setInterval(showLife, SIGN_OF_LIFE_EVERY_MS)
    this.logger.info(`worker ready, ${jobs.size} kinds of jobs`)

    this.app.terminating(async () => {
      clearInterval(timer)
      await worker.close()
      await queue.close()
    })
  }
}
