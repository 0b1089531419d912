import { Document, Packer, Paragraph, Table, TableCell, TableRow } from 'docx';

// The library alone, in a process of its own: tables of so many rows and so many cells with the words of the list, without form, facts or database.
process.once('message', (cells: string[][]) => {
  const began = performance.now();
  const rows = cells.map((row) => new TableRow({ children: row.map((text) => new TableCell({ children: [new Paragraph(text)] })) }));
  void Packer.toBuffer(new Document({ sections: [{ children: [new Table({ rows })] }] })).then((bytes) => {
    process.send!({ seconds: (performance.now() - began) / 1000, bytes: bytes.length });
    process.disconnect();
  });
});
