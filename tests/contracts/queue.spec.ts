import { test } from '@japa/runner'
import { randomUUID } from 'node:crypto'
import { Queue } from '#core/queue/queue'
import { inTransaction } from '#core/transaction'
import { BullDriver } from '#core/queue/bull_driver'
import { FakeQueue } from '#core/queue/fake_queue'
import { queueIdle } from '#tests/support/queue_idle'
import { QueueWorker } from '#core/queue/worker'
import { Job, type JobClass } from '#core/queue/job'

type Note = { text: string }

let ran: string[] = []
let whileRunning: (() => Promise<void>) | null = null
let failures = 0

class WriteDown extends Job<Note> {
  static readonly name = 'contract.write_down'

  async handle({ text }: Note) {
    const action = whileRunning
    whileRunning = null
    await action?.()
    ran.push(text)
  }
}

class FailTwice extends Job<Note> {
  static readonly name = 'contract.fail_twice'
  static readonly attempts = 3

  async handle({ text }: Note) {
    failures += 1
    if (failures <= 2) throw new Error('not yet')
    ran.push(text)
  }
}

class FailAlways extends Job<Note> {
  static readonly name = 'contract.fail_always'
  static readonly attempts = 2

  async handle() {
    failures += 1
    throw new Error('never')
  }
}

const JOBS = new Map<string, JobClass>(
  [WriteDown, FailTwice, FailAlways].map((job) => [job.name, job as unknown as JobClass])
)

/** A queue under test: `settle` lets the worker run until nothing is due any more. */
type Subject = {
  queue: Queue
  settle: () => Promise<void>
  pass: (ms: number) => Promise<void>
  close: () => Promise<void>
}

const SUBJECTS: Record<string, () => Promise<Subject>> = {
  'the fake': async () => {
    const fake = new FakeQueue()
    return {
      queue: new Queue(async () => fake),
      settle: async () => {
        await fake.work()
      },
      pass: async (ms) => fake.passTime(ms),
      close: () => fake.close(),
    }
  },
  'BullMQ on Redis': async () => {
    const prefix = `spotline:contract:${randomUUID()}`
    const driver = new BullDriver(prefix)
    const worker = new QueueWorker({ jobs: JOBS, prefix, concurrency: 1, retryDelayMs: 5 })
    let started = false
    return {
      queue: new Queue(async () => driver),
      // The worker begins with the first settling, so that dispatches before it find nothing running.
      settle: async () => {
        if (!started) await worker.start()
        started = true
        await queueIdle(prefix)
      },
      pass: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
      close: async () => {
        await worker.close()
        await driver.obliterate()
        await driver.close()
      },
    }
  },
}

for (const [name, open] of Object.entries(SUBJECTS)) {
  test.group(`A queue: ${name}`, (group) => {
    let subject: Subject
    group.each.setup(async () => {
      ran = []
      failures = 0
      whileRunning = null
      subject = await open()
      return () => subject.close()
    })

    test('runs jobs in the order they came', async ({ assert }) => {
      for (const text of ['one', 'two', 'three']) await subject.queue.dispatch(WriteDown, { text })
      await subject.settle()
      assert.deepEqual(ran, ['one', 'two', 'three'])
    })

    test('has a job of one id waiting once', async ({ assert }) => {
      await subject.queue.dispatch(WriteDown, { text: 'first' }, { jobId: 'placement:41' })
      await subject.queue.dispatch(WriteDown, { text: 'again' }, { jobId: 'placement:41' })
      await subject.queue.dispatch(WriteDown, { text: 'other' }, { jobId: 'placement:42' })
      await subject.settle()
      assert.deepEqual(ran, ['first', 'other'])
    })

    test('takes an id anew once its job has finished', async ({ assert }) => {
      await subject.queue.dispatch(WriteDown, { text: 'first' }, { jobId: 'a' })
      await subject.settle()
      await subject.queue.dispatch(WriteDown, { text: 'second' }, { jobId: 'a' })
      await subject.settle()
      assert.deepEqual(ran, ['first', 'second'])
    })

    test('runs a job once more that is asked for while it runs', async ({ assert }) => {
      whileRunning = async () => {
        await subject.queue.dispatch(WriteDown, { text: 'late' }, { jobId: 'a' })
        await subject.queue.dispatch(WriteDown, { text: 'latest' }, { jobId: 'a' })
      }
      await subject.queue.dispatch(WriteDown, { text: 'first' }, { jobId: 'a' })
      await subject.settle()
      assert.deepEqual(ran, ['first', 'latest'])
    })

    test('tries a failing job again', async ({ assert }) => {
      await subject.queue.dispatch(FailTwice, { text: 'at last' })
      await subject.settle()
      assert.deepEqual(ran, ['at last'])
      assert.equal(failures, 3)
    })

    test('gives up after the last attempt, and frees the id', async ({ assert }) => {
      await subject.queue.dispatch(FailAlways, { text: 'x' }, { jobId: 'a' })
      await subject.settle()
      assert.equal(failures, 2)
      await subject.queue.dispatch(FailAlways, { text: 'x' }, { jobId: 'a' })
      await subject.settle()
      assert.equal(failures, 4)
    })

    test('keeps a job until its delay is over', async ({ assert }) => {
      await subject.queue.dispatch(WriteDown, { text: 'later' }, { delayMs: 300 })
      await subject.queue.dispatch(WriteDown, { text: 'now' })
      await subject.settle()
      assert.deepEqual(ran, ['now'])
      await subject.pass(400)
      await subject.settle()
      assert.deepEqual(ran, ['now', 'later'])
    })

    test('hands over plain data, not the object itself', async ({ assert }) => {
      const payload = { text: 'before' }
      await subject.queue.dispatch(WriteDown, payload)
      payload.text = 'after'
      await subject.settle()
      assert.deepEqual(ran, ['before'])
    })

    test('sends a job after the commit, and never after a roll-back', async ({ assert }) => {
      await inTransaction(async () => {
        await subject.queue.dispatch(WriteDown, { text: 'committed' })
        await subject.settle()
        assert.deepEqual(ran, [])
      })
      await assert.rejects(() =>
        inTransaction(async () => {
          await subject.queue.dispatch(WriteDown, { text: 'rolled back' })
          throw new Error('no')
        })
      )
      await subject.settle()
      assert.deepEqual(ran, ['committed'])
    })
  })
}
