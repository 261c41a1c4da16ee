import { test } from '@japa/runner'
import { AddressReader, type Region } from '#app/customers/address_reader'

const regions: Region[] = []

function add(level: Region['level'], name: string, parentId: number | null): number {
  regions.push({ id: regions.length + 1, name, level, parentId })
  return regions.length
}

const shandong = add('province', '山东省', null)
const jinan = add('city', '济南市', shandong)
const lixia = add('district', '历下区', jinan)
const jiangsu = add('province', '江苏省', null)
const nanjing = add('city', '南京市', jiangsu)
const gulouNanjing = add('district', '鼓楼区', nanjing)
const xuzhou = add('city', '徐州市', jiangsu)
add('district', '鼓楼区', xuzhou)
const shanghai = add('province', '上海市', null)
const shanghaiCity = add('city', '上海市', shanghai)
const pudong = add('district', '浦东新区', shanghaiCity)
const beijing = add('province', '北京市', null)
const beijingCity = add('city', '市辖区', beijing)
const chaoyang = add('district', '朝阳区', beijingCity)
const guangxi = add('province', '广西壮族自治区', null)
const nanning = add('city', '南宁市', guangxi)
const qingxiu = add('district', '青秀区', nanning)

const read = (text: string) => new AddressReader(regions).read(text)

test.group('Reading a pasted address', () => {
  const cases: [string, number | null, string][] = [
    ['山东省济南市历下区泺源大街 1 号', lixia, '泺源大街1号'],
    ['山东济南历下区泺源大街1号', lixia, '泺源大街1号'],
    ['济南市历下区泺源大街1号', lixia, '泺源大街1号'],
    ['历下区泺源大街1号', lixia, '泺源大街1号'],
    ['山东省历下区泺源大街1号', lixia, '泺源大街1号'],
    ['山东省济南市泺源大街1号', jinan, '泺源大街1号'],
    ['上海市浦东新区世纪大道8号', pudong, '世纪大道8号'],
    ['上海市上海市浦东新区世纪大道8号', pudong, '世纪大道8号'],
    ['上海 浦东新区 世纪大道8号', pudong, '世纪大道8号'],
    ['北京市朝阳区建国路 88 号', chaoyang, '建国路88号'],
    ['北京市市辖区朝阳区建国路88号', chaoyang, '建国路88号'],
    ['广西南宁市青秀区民族大道1号', qingxiu, '民族大道1号'],
    ['江苏省南京市鼓楼区中山路1号', gulouNanjing, '中山路1号'],
    ['泺源大街1号', null, '泺源大街1号'],
  ]
  for (const [text, regionId, detail] of cases) {
    test(text, ({ assert }) => {
      assert.containSubset(read(text), { regionId, detail, name: null, phone: null })
    })
  }

  test('a district that several cities have is not guessed', ({ assert }) => {
    assert.containSubset(read('鼓楼区中山路1号'), { regionId: null, detail: '鼓楼区中山路1号' })
    assert.containSubset(read('江苏省鼓楼区中山路1号'), { regionId: jiangsu, province: '江苏省' })
  })

  test('the names of all levels come along, whichever were written', ({ assert }) => {
    assert.containSubset(read('历下区泺源大街1号'), {
      province: '山东省',
      city: '济南市',
      district: '历下区',
    })
  })

  const people: [string, string | null, string | null][] = [
    ['马建华 13853107264 山东省济南市历下区泺源大街1号', '马建华', '13853107264'],
    ['山东省济南市历下区泺源大街1号，马建华，138-5310-7264', '马建华', '13853107264'],
    [
      '收货人：马建华 电话：+86 138 5310 7264 地址：济南市历下区泺源大街1号',
      '马建华',
      '13853107264',
    ],
    ['收件人: 欧阳建国\n0531-88912280\n山东 济南 历下区 泺源大街1号', '欧阳建国', '053188912280'],
    ['山东 济南 历下区 泺源大街1号', null, null],
  ]
  for (const [text, name, number] of people) {
    test(`${text.replaceAll('\n', ' ')}: name and number`, ({ assert }) => {
      const result = read(text)
      assert.equal(result.name, name)
      assert.equal(result.phone?.number ?? null, number)
      assert.equal(result.regionId, lixia)
      assert.equal(result.detail, '泺源大街1号')
    })
  }

  test('nothing, noise and very long text do no harm', ({ assert }) => {
    for (const text of ['', '   ', '，，，', '<script>alert(1)</script>', '省'.repeat(5000)]) {
      assert.isNull(read(text).regionId)
    }
  })
})
