/** Whose words they are. */
interface Speaker {
  readonly mark: string;
  text(field: string): string;
}

/** A list file in which every free field says whose it is. */
export function aPlaceList(place: Speaker, edition: string): object {
  const items = ['桥下河道垃圾清理', '取水口检查'].map((name, i) => ({
    seqNo: i + 1,
    majorFunction: { name: `河湖${place.text('major')}`, category: 'MACRO_MANAGEMENT' },
    specialFunction: { name: `岸线${place.text('special')}` },
    name: `${place.text('item')}${name}`,
    description: `${place.text('description')}${edition}${name}`,
    attribute: place.text('attribute'),
    basis: [{ text: `《水法》${place.text('basis')}`, instrument: place.text('law'), article: '第八条', role: 'ORIGIN' }],
    sandingDuties: [place.text('duty')],
    sandingUnitProvisions: [place.text('itemprovision')],
    remarks: place.text('remarks'),
    leadUnit: place.text('unit'),
    assistUnits: [],
    powers: [{ type: 'PENALTY', number: place.text('powernumber'), name: place.text('power') }],
    keywords: [place.text('keyword'), '河道垃圾'],
  }));
  return { format: 'yidan.duty-list', edition: 1, organName: place.text('organ'), items };
}

/** A matter in which every free field says whose it is. */
export function aMatter(place: Speaker, number: string): object {
  return {
    channel: 'HOTLINE',
    externalId: `${place.mark}${number}`,
    title: `${place.text('title')}桥下河道垃圾`,
    content: `${place.text('content')} 河道垃圾没有人清理`,
    category: place.text('category'),
    location: { address: place.text('address') },
    complainant: { name: place.text('complainant'), phone: place.text('phone').slice(0, 40) },
    attachments: [place.text('attachment')],
  };
}
