// The first run of a real office without terminals, tariff or province, as somebody types it.

export const firstRunInput = {
  officeCode: '1101',
  officeName: 'دفتر آزمون',
  deviceName: 'باجهٔ ۱',
  deskNumber: 1,
  manager: {
    name: 'مریم احمدی',
    nationalCode: '9990000018',
    supervisionFile: { fileNumber: '1', openedOn: '2026-01-01' },
    clearance: { reference: '1', issuedOn: '2026-01-01', expiresOn: '2030-12-31' },
    password: 'rain on the roof',
  },
  terminals: [],
  pairing: null,
};
