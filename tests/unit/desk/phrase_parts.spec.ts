import { test } from '@japa/runner'
import { partsOf } from '../../../resources/composables/desk_phrase_parts.js'

const read = (content: string, values: Record<string, string>) =>
  partsOf(content, values)
    .map(({ text }) => text)
    .join('')

test.group('Service phrases', () => {
  const greeting = '您好，{line}，{agent}为您服务。{customer}您好，您是在看{channel}的节目吗？'

  test('placeholders are filled in and stand out', ({ assert }) => {
    const values = { line: '护眼热线', agent: '刘晓燕', customer: '王女士', channel: '东方卫视' }
    assert.equal(
      read(greeting, values),
      '您好，护眼热线，刘晓燕为您服务。王女士您好，您是在看东方卫视的节目吗？'
    )
    const filled = partsOf(greeting, values).filter((part) => part.filled)
    assert.deepEqual(
      filled.map(({ text }) => text),
      ['护眼热线', '刘晓燕', '王女士', '东方卫视']
    )
  })

  test('a clause with a value that is not known is left out, the rest can be read aloud', ({
    assert,
  }) => {
    const values = { line: '护眼热线', agent: '刘晓燕', customer: '', channel: '' }
    assert.equal(read(greeting, values), '您好，护眼热线，刘晓燕为您服务。')
    assert.equal(
      read(greeting, { ...values, customer: '王女士' }),
      '您好，护眼热线，刘晓燕为您服务。王女士您好。'
    )
    assert.equal(read('{customer}，', values), '')
  })

  test('a placeholder that does not exist never shows its braces', ({ assert }) => {
    assert.equal(read('{nonsense}，请问您需要几台？', {}), '请问您需要几台？')
  })
})
