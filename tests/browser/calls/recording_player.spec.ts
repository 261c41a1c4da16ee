import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { PrepareRecordings } from '#app/calls/services/prepare_recordings'
import { givenEmployee } from '#tests/support/given_employee'
import { givenWav } from '#tests/support/given_wav'
import { goTo, signIn } from '#tests/browser/support/sign_in'
import { QUIET_DAY } from '#tests/functional/calls/given_listed_call'
import { givenRecording, givenRecordingsFolder } from '#tests/functional/calls/given_recording'

test.group('The player of recordings', () => {
  test('plays beside the list, faster, skips, and says who listened', async ({
    visit,
    assert,
    cleanup,
  }) => {
    const { folder, remove } = await givenRecordingsFolder()
    cleanup(remove)
    const agent = await givenEmployee({ role: 'agent', name: '孟录音' })
    const manager = await givenEmployee({ role: 'manager', name: '质检员' })
    const { id, callId } = await givenRecording({
      folder,
      employeeId: agent.id,
      bytes: givenWav({ seconds: 40, finished: false }),
    })
    cleanup(async () => {
      await db.from('recordings').where('id', id).delete()
      await db.from('calls').where('id', callId).delete()
    })
    await new PrepareRecordings().handle()

    const page = await visit('/sign-in')
    await signIn(page, manager)
    await goTo(page, `/calls?days=${QUIET_DAY}..${QUIET_DAY}&call=${callId}`)
    await page.locator('.el-table__body tr', { hasText: '孟录音' }).click()
    const panel = page.locator('aside')
    await panel.getByRole('slider', { name: '播放位置' }).waitFor()
    await panel.getByText('文件已修复').waitFor()
    // A lane for each side.
    await panel.locator('.wave path.sound').nth(1).waitFor({ state: 'attached' })
    assert.deepEqual(await panel.locator('.sides span').allTextContents(), ['客户', '座席'])

    const audio = panel.locator('audio')
    const time = () => audio.evaluate((element: HTMLAudioElement) => element.currentTime)
    await panel.getByRole('button', { name: '播放', exact: true }).click()
    await panel.getByRole('button', { name: '暂停' }).waitFor()
    await panel.getByText('2×').click()
    assert.equal(await audio.evaluate((element: HTMLAudioElement) => element.playbackRate), 2)
    await page.waitForFunction(() => document.querySelector('audio')!.currentTime > 0.2)
    await panel.getByRole('button', { name: '前进 10 秒' }).click()
    assert.isAbove(await time(), 10)
    await panel.getByRole('button', { name: '暂停' }).click()
    const wave = panel.getByRole('slider', { name: '播放位置' })
    const box = (await wave.boundingBox())!
    await wave.click({ position: { x: box.width * 0.75, y: box.height / 2 } })
    assert.closeTo(await time(), 30, 1)

    await panel.getByText('收听记录 · 1').click()
    await panel.getByText('质检员 播放').waitFor()
    const listens = await db.from('recording_listens').where('recording_id', id)
    assert.lengthOf(listens, 1)
  })
})
