export const addNotice = "graphile_worker.add_job('sendNotice')";
