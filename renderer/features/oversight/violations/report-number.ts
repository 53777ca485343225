/** As it stands on the report and on its slip: R for the office's register, S for those that only the province reads. */
export const numberOf = (report: { deskNumber: number; number: number }, provinceOnly: boolean): string =>
  `${provinceOnly ? 'S' : 'R'}${report.deskNumber}-${report.number}`;
