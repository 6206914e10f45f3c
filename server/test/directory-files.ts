/* A small directory as files: children before their parents, and one row of everything. */

export const places = `code,parent,kind,name_ar,name_en,lat,lon
eg-x-town,eg-x,city,المدينة,Town,29.1,31.1
eg-x,,governorate,المحافظة,Governorate,,
`;
export const agencies = `code,parent,kind,name_ar,name_en,governorate,sectors,place,examines
unit,gov-x,local_unit,الوحدة المحلية,Local Unit,EG-X,local category:waste,eg-x-town,false
gov-x,cabinet,governorate,محافظة,Governorate of X,EG-X,local,eg-x,true
other,gov-x,local_unit,وحدة أخرى,Other Unit,EG-X,local,eg-x,false
cabinet,,cabinet,رئاسة مجلس الوزراء,Cabinet,,,,false
`;
const categoryHeader =
  'code,sector,name_ar,name_en,lead_agency_kind,target_working_hours,evidence_photos_after,evidence_documents,evidence_near_metres,evidence_document_kinds,urgent,confidential,objection_days,words_ar,words_en,active';
export const categories = `${categoryHeader}
waste,local,القمامة,Waste,local_unit,48,1,0,100,,false,false,14,زبالة,rubbish,true
bill,utilities,فاتورة,Bill,company,1.5,0,1,0,receipt statement,false,true,30,فاتورة,bill,false
`;
export const all = { places, agencies, categories };
